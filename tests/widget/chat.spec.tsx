import { fireEvent, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { VisitorInvitation } from '../../src/domain/chat/visitor-chat.ts';
import { aReceipt, aSessionAnswer, at } from '../../src/testing/builders.ts';
import { settle } from '../../src/testing/fake-clock.ts';
import { fakePlatform } from '../../src/testing/fake-platform.ts';
import { receipt } from '../engine/chat/chat-page.ts';
import { theLog } from '../engine/chat/pages.ts';
import { staged } from './chat-stage.ts';
import { strike } from './stage.ts';

const OFFLINE = { staffed: false };
const BOT = { bot: { name: 'Lampy' } };
const TRACKED = { settings: { tracking: true }, options: { storage: 'granted' as const } };

const INVITATION: VisitorInvitation = {
  id: 'i1',
  name: 'Anna',
  text: 'Can I *help* you?',
  fields: [],
  expiresAt: at('2026-03-02T13:00:00Z'),
};

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined));
afterEach(() => {
  strike();
  vi.restoreAllMocks();
});

describe('the panel', () => {
  it.each([
    ['chat', {}, {}, true],
    ['bot', BOT, OFFLINE, true],
    ['wait', { offline: { experience: 'wait' } }, OFFLINE, true],
    ['form', {}, OFFLINE, false],
  ] as const)('S-10 has a place to talk in mode %s, and else the form', async (_mode, settings, people, talks) => {
    const on = await staged({ settings, people });
    await on.open();
    expect([on.screen().queryByRole('log') !== null, on.screen().queryByLabelText('E-mail') === null]).toEqual([
      talks,
      talks,
    ]);
  });

  it('S-10 keeps to the form with a backend without chats, and where the chat’s script does not come', async () => {
    const plain = await staged({ abilities: ['status-push', 'offline-messages', 'sessions'] });
    await plain.open();
    expect([plain.chunks.includes('chat'), plain.field('E-mail')]).toEqual([false, expect.anything()]);
    strike();
    const cut = await staged({
      prepare: async (chunk) => (chunk === 'chat' ? Promise.reject(new Error()) : undefined),
    });
    await cut.open();
    expect(cut.field('E-mail')).toBeTruthy();
  });

  it('T-3 asks nothing and keeps nothing before words are sent', async () => {
    const on = await staged();
    await on.open();
    expect([on.backend.resolutions, on.backend.followers, on.platform.storage.local.writes]).toEqual([[], [], 0]);
  });

  it('S-10 words go with the widget between chat and form, in both directions, and through a reload', async () => {
    const on = await staged();
    await on.open();
    await on.write('Half a thought');
    await on.now({}, OFFLINE);
    expect(on.field(/^Message/).value).toBe('Half a thought');
    await on.type(/^Message/, 'Half a thought, and');
    await on.now({}, { staffed: true });
    expect(on.composer().value).toBe('Half a thought, and');
    on.widget.destroy();
    const again = await staged({ platform: on.platform.reload() });
    await again.open();
    expect(again.composer().value).toBe('Half a thought, and');
  });
});

describe('a chat', () => {
  it.each([
    [{ key: 'Enter' }, 1],
    [{ key: 'Enter', shiftKey: true }, 0],
    [{ key: 'Enter', isComposing: true }, 0],
    [{ key: 'Enter', keyCode: 229 }, 0],
    [{ key: 'a' }, 0],
  ])('%j sends %i', async (key, sent) => {
    const on = await staged();
    await on.open();
    await on.write('Hello');
    fireEvent.keyDown(on.composer(), key);
    await settle();
    expect([on.backend.starts.length, on.composer().value]).toEqual([sent, sent ? '' : 'Hello']);
  });

  it('K-1 shows words at once as they are sent, keeps their element, and says when they are not', async () => {
    const on = await staged();
    await on.open();
    await on.say('Hello');
    expect(on.logText()).toContain('Sending…');
    const bubble = on.log().querySelector('.visitor');
    on.backend.starts[0]?.refuse('unreachable');
    await settle();
    expect(on.logText()).toContain('Not sent yet');
    expect(on.text()).toContain('There is no connection right now.');
    await on.press('Send now');
    expect(on.backend.starts[1]?.start).toEqual(on.backend.starts[0]?.start);
    on.backend.starts[1]?.answer(receipt());
    await settle();
    expect(on.logText()).toBe('YouHelloSent');
    await on.hear(
      {},
      theLog([{ to: 'queued' }, { visitor: 'Hello', commandId: on.backend.starts[0]?.start.commandId ?? '' }]),
    );
    expect(on.log().querySelector('.visitor')).toBe(bubble);
  });

  it('S-10 refused words return to the composer with the reason, before what was typed since', async () => {
    const on = await staged();
    await on.open();
    await on.say('Hello');
    await on.write('More');
    on.backend.starts[0]?.refuse('origin-refused');
    await settle();
    expect([on.composer().value, on.text()]).toEqual(['Hello\nMore', expect.stringContaining('not allowed')]);
  });

  it.each([
    ['queued', { position: 3 }, 'You are number 3 in the line. Somebody will answer soon.'],
    ['open', {}, 'Nobody is here right now. The next person who comes in will answer you here.'],
    ['missed', { goesOn: false }, 'Nobody could answer. Leave us a message, and we will get back to you.'],
    ['active', { agent: 'Anna' }, 'Anna has joined.'],
    ['closed', {}, 'This chat has ended.'],
  ] as const)('C-20 tells the visitor of %s', async (state, chat, text) => {
    const on = await staged();
    await on.talk('queued');
    await on.hear({ state, position: null, ...chat }, theLog([{ to: state }], 3));
    expect(on.logText()).toContain(text);
  });

  it('C-20 says it in the owner’s words, with their places filled', async () => {
    const texts = { queued: 'Place {position}', active: '**{name}** is here' };
    const on = await staged({ settings: { chat: { texts } } });
    await on.talk('queued');
    expect(on.logText()).toContain('Place 1');
    await on.hear({ state: 'active', agent: 'Anna', position: null }, theLog([{ to: 'active' }], 3));
    expect(on.logText()).not.toContain('Place');
    expect(on.log().querySelector('strong')?.textContent).toBe('Anna');
  });

  it('S-10 stays with a notice when everybody leaves, also of a widget that hides then, and with the panel closed', async () => {
    const on = await staged({ settings: { offline: { experience: 'hide' } } });
    await on.talk();
    await on.now({ offline: { experience: 'hide' } }, OFFLINE);
    expect(on.text()).toContain('We are offline now. What you write here will still be read.');
    on.widget.close();
    await settle();
    expect(await on.launcher()).toBeTruthy();
    await on.hear({ state: 'closed' }, theLog([{ to: 'closed' }], 3));
    expect(on.host()).toBeNull();
  });

  it('S-10 ends with the widget: the panel says so once and keeps what was typed', async () => {
    const on = await staged();
    await on.talk();
    await on.write('Unfinished');
    await on.now({ disabled: true });
    await on.hear({ state: 'closed', reason: 'widget-disabled' }, theLog([{ to: 'closed' }], 3));
    expect([on.text(), on.field(/^Message/).value]).toEqual([expect.stringContaining('switched off'), 'Unfinished']);
    on.widget.close();
    expect(on.host()).toBeNull();
  });

  it('C-11 nobody answered: the form is offered in the chat, filled with what was typed', async () => {
    const on = await staged();
    await on.talk('queued');
    await on.hear({ state: 'missed', goesOn: false, position: null }, theLog([{ to: 'missed' }], 3));
    expect(on.field(/^Message/).value).toBe('Hello');
    await on.type('Name', 'Ada');
    await on.type('E-mail', 'ada@example.org');
    await on.press('Send message');
    on.backend.submits[0]?.answer(aReceipt());
    await settle();
    expect(on.text()).toContain('Thank you!');
    await on.press('Write another message');
    await on.say('Somebody there now?');
    expect(on.backend.starts).toHaveLength(2);
  });

  it('C-14 reopened by an agent after the form was sent it is written in again', async () => {
    const on = await staged();
    await on.talk('queued');
    await on.hear({ state: 'missed', goesOn: false, position: null }, theLog([{ to: 'missed' }], 3));
    await on.type('Name', 'Ada');
    await on.type('E-mail', 'ada@example.org');
    await on.press('Send message');
    on.backend.submits[0]?.answer(aReceipt());
    await settle();
    await on.hear({ id: 'c2', state: 'active', agent: 'Anna' }, theLog([{ to: 'active' }]));
    await on.say('There you are');
    expect(on.backend.writes[0]?.words).toMatchObject({ chat: 'c2', text: 'There you are' });
  });

  it('S-10 a message that was left makes room for the chat', async () => {
    const on = await staged({ people: OFFLINE });
    await on.open();
    (await on.send())?.answer(aReceipt());
    await on.now({}, { staffed: true });
    expect(on.text()).toContain('Thank you!');
    await on.press('Back to the chat');
    await on.say('Now you are here');
    expect(on.backend.starts).toHaveLength(1);
  });

  it('S-11 started from a page that is wrong about who is there, it becomes what the answer says', async () => {
    const on = await staged();
    await on.open();
    await on.say('Hello');
    on.backend.starts[0]?.answer(receipt({ state: 'missed', reason: 'offline-handling-off' }));
    await settle();
    await on.hear({ state: 'missed', goesOn: false }, theLog([{ to: 'missed' }, { visitor: 'Hello' }]));
    expect(on.field(/^Message/).value).toBe('Hello');
  });

  it('T-7 is there again after a reload, before the panel is opened, and tells what came meanwhile', async () => {
    const on = await staged();
    await on.talk();
    on.widget.destroy();
    const again = await staged({ platform: on.platform.reload() });
    await waitFor(() => expect(again.backend.followers).toHaveLength(1));
    await again.hear({ state: 'active' }, theLog([{ to: 'active' }, { visitor: 'Hello' }, { agent: 'Hi!' }]));
    expect(again.events).toEqual(
      expect.arrayContaining([
        ['chat', { state: 'active' }],
        ['unread', 1],
      ]),
    );
    await again.open();
    expect([again.logText(), again.events.at(-1)]).toEqual([expect.stringContaining('Hi!'), ['unread', 0]]);
  });

  it('T-10 of somebody whom the page names while the panel is open is there at once', async () => {
    const identity = { id: 'ann', name: 'Ann', email: 'ann@example.org' };
    const on = await staged({ script: { resolveSession: () => ({ ok: true, value: aSessionAnswer({ identity }) }) } });
    await on.open();
    on.widget.identify({ token: 'signed' });
    await settle();
    await on.hear({ state: 'active', agent: 'Anna' }, theLog([{ to: 'active' }, { agent: 'Welcome back' }]));
    expect(on.logText()).toContain('Welcome back');
  });

  it('E-8 tells the page of states and messages as they come', async () => {
    const on = await staged();
    await on.talk('queued');
    await on.hear({ state: 'active' }, theLog([{ to: 'active' }, { agent: 'Hi!' }], 3));
    expect(on.events).toEqual(
      expect.arrayContaining([
        ['chat', { state: 'queued' }],
        ['message', expect.objectContaining({ from: 'visitor', text: 'Hello' })],
        ['chat', { state: 'active' }],
        ['message', { id: 'c1:4', from: 'agent', text: 'Hi!' }],
      ]),
    );
  });

  it('C-17 is ended by its visitor', async () => {
    const on = await staged();
    await on.talk();
    await on.press('More');
    await on.press('End chat');
    await on.press('End chat');
    expect(on.backend.chatEnds.map(({ chat }) => chat)).toEqual(['c1']);
  });
});

describe('a chat with the bot', () => {
  it.each([
    [undefined, [], true],
    [true, [], true],
    [false, [], false],
    [false, ['person'], true],
  ] as const)('B-1 with a button of %s and offers %j a person is offered: %s', async (button, offers, isOffered) => {
    const on = await staged({ settings: { bot: { ...(button !== undefined && { handOff: { button } }) } } });
    await on.talk('bot', [{ bot: 'Hi', offers }]);
    expect(on.screen().queryByRole('button', { name: 'Talk to a person' }) !== null).toBe(isOffered);
    if (!isOffered) return;
    await on.press('Talk to a person');
    expect(on.backend.handOffs.map(({ chat }) => chat)).toEqual(['c1']);
  });

  it('B-1 a message can be left at any time, and the way back is there', async () => {
    const on = await staged({ settings: BOT });
    await on.open();
    await on.write('A question');
    await on.press('Leave a message');
    expect(on.field(/^Message/).value).toBe('A question');
    await on.press('Back to the chat');
    expect(on.composer().value).toBe('A question');
  });
});

describe('an invitation', () => {
  const invited = async (invitation: Partial<VisitorInvitation> = {}) => {
    const on = await staged(TRACKED);
    await waitFor(() => expect(on.backend.followers).toHaveLength(1));
    await on.hear(null, [], { invitation: { ...INVITATION, ...invitation } });
    await waitFor(() => on.screen().getByRole('region', { name: 'Anna' }));
    return on;
  };
  const told = (on: Awaited<ReturnType<typeof staged>>) => on.backend.news.map(({ news }) => news);

  it('I-1 stands beside the closed tab, takes no focus, and is told as shown', async () => {
    const before = document.activeElement;
    const on = await invited();
    expect(on.screen().getByRole('region').querySelector('em')?.textContent).toBe('help');
    expect([told(on), document.activeElement, on.screen().queryByRole('dialog')]).toEqual([
      ['delivered', 'shown'],
      before,
      null,
    ]);
    expect(on.events).toContainEqual(['invitation', { id: 'i1', state: 'shown' }]);
  });

  it('I-1 dismissed it is gone', async () => {
    const on = await invited();
    await on.press('Close');
    expect([told(on).at(-1), on.screen().queryByRole('region')]).toEqual(['dismissed', null]);
  });

  it('I-1 answered it opens the panel with its words first, and the answer begins the chat', async () => {
    const on = await invited();
    await on.press('Answer');
    await on.panel();
    expect(on.logText()).toContain('Can I help you?');
    expect(on.text()).not.toContain('How can we help you?');
    await on.say('Yes');
    expect(on.backend.starts[0]?.start).toMatchObject({ invitation: 'i1', text: 'Yes' });
  });

  it('I-2 what it asks for is asked above the composer, and goes with the answer', async () => {
    const on = await invited({ fields: ['email'] });
    await on.press('Answer');
    await on.panel();
    await on.say('Yes');
    expect([on.backend.starts.length, on.composer().value, on.text()]).toEqual([
      0,
      'Yes',
      expect.stringContaining('Please fill this in.'),
    ]);
    await on.type('E-mail', 'ada@example.org');
    await on.say('Yes');
    expect(on.backend.starts[0]?.start).toMatchObject({ contact: { email: 'ada@example.org' } });
  });
});

describe('a visit', () => {
  it.each([
    ['with tracking off', { options: { storage: 'granted' } }],
    ['without a word of the visitor’s', { settings: { tracking: true } }],
    ['denied', { settings: { tracking: true }, options: { storage: 'denied' } }],
  ] as const)('V-1 is followed by nobody %s', async (_why, given) => {
    const on = await staged(given);
    await on.advance({ minutes: 2 });
    expect([on.backend.beats, on.backend.resolutions, on.platform.storage.local.writes]).toEqual([[], [], 0]);
  });

  it('V-1 is told every 20 seconds while the page is visible, at each route, and when it is left', async () => {
    const on = await staged(TRACKED);
    await waitFor(() => expect(on.backend.beats).toHaveLength(1));
    await on.advance({ seconds: 40 });
    expect(on.backend.beats).toHaveLength(3);
    on.platform.page.setVisible(false);
    await on.advance({ minutes: 1 });
    expect(on.backend.beats).toHaveLength(3);
    on.platform.page.setVisible(true);
    on.platform.page.route({ url: 'https://www.shop.example/lamps' });
    await settle();
    on.platform.page.leave();
    await settle();
    expect(on.backend.beats.slice(-2).map(({ beat }) => [beat.page.url, beat.leaves])).toEqual([
      ['https://www.shop.example/lamps', undefined],
      ['https://www.shop.example/lamps', true],
    ]);
  });

  it('V-1 ends when the visitor takes their word back, and begins when they give it', async () => {
    const on = await staged({ settings: { tracking: true } });
    on.widget.setStorage('granted');
    await waitFor(() => expect(on.backend.beats).toHaveLength(1));
    on.widget.setStorage('denied');
    await on.advance({ minutes: 1 });
    expect(on.backend.beats).toHaveLength(1);
  });

  it('E-1 ends with the widget, which leaves no timer and no listener', async () => {
    const platform = fakePlatform();
    const on = await staged({ ...TRACKED, platform });
    await waitFor(() => expect(on.backend.beats).toHaveLength(1));
    on.widget.destroy();
    expect([platform.clock.timers, platform.page.listeners, on.backend.followers[0]?.isStopped]).toEqual([0, 0, true]);
  });
});
