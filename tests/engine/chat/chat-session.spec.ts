import { describe, expect, it } from 'vitest';
import type { VisitorInvitation } from '../../../src/domain/chat/visitor-chat.ts';
import type { ProblemCode } from '../../../src/domain/problem.ts';
import { aSessionAnswer, at } from '../../../src/testing/builders.ts';
import { settle } from '../../../src/testing/fake-clock.ts';
import { fakePlatform } from '../../../src/testing/fake-platform.ts';
import { aPage, receipt } from './chat-page.ts';
import { aFrame, theLog } from './pages.ts';

const INVITATION: VisitorInvitation = {
  id: 'i1',
  name: 'Anna',
  text: 'Can I help you?',
  fields: [],
  expiresAt: at('2026-03-02T13:00:00Z'),
};

describe('words', () => {
  it('T-3 nobody is made known and nothing is kept before the first ones', async () => {
    const { backend, platform, chat } = aPage();
    chat.setSeen(true);
    await settle();
    expect([backend.resolutions, backend.followers, platform.storage.local.writes]).toEqual([[], [], 0]);
  });

  it('C-20 begin the chat, stand there as they are sent, and are in the log once', async () => {
    const page = aPage();
    await page.say('Hello');
    expect([page.said(), page.texts()]).toEqual([['Hello'], []]);
    const [start] = page.backend.starts;
    expect(start?.token).toBe(page.tokens[0]);
    start?.answer(receipt());
    await settle();
    expect(page.said()).toEqual(['Hello']);
    const { commandId = '' } = start?.start ?? {};
    await page.hear({}, theLog([{ to: 'queued' }, { visitor: 'Hello', commandId }]));
    expect([page.said(), page.texts()]).toEqual([[], ['queued', 'Hello']]);
  });

  it('K-1 two with the same text are two, known by their commands', async () => {
    const page = aPage();
    await page.begin('Hello');
    await page.say('Hello');
    expect([page.said(), page.texts()]).toEqual([['Hello'], ['queued', 'Hello']]);
    await page.hear({}, theLog([{ visitor: 'Hello', commandId: page.backend.writes[0]?.words.commandId ?? '' }], 3));
    expect([page.said(), page.texts()]).toEqual([[], ['queued', 'Hello', 'Hello']]);
  });

  it('K-1 said before the first are answered go after them into the chat those began', async () => {
    const page = aPage();
    await page.say('One');
    await page.say('Two');
    expect([page.backend.starts.length, page.backend.writes.length]).toEqual([1, 0]);
    page.backend.starts[0]?.answer(receipt({ chat: 'c7' }));
    await settle();
    expect(page.backend.writes.map(({ words }) => [words.chat, words.text])).toEqual([['c7', 'Two']]);
  });

  it.each([['unreachable'], ['unavailable'], ['too-many-requests']] as const)(
    'K-1 after %s they stay, all in order, and Retry sends them as the same commands',
    async (code) => {
      const page = aPage();
      await page.say('One');
      await page.say('Two');
      page.backend.starts[0]?.refuse(code);
      await settle();
      expect(page.said()).toEqual([`One (${code})`, `Two (${code})`]);
      await page.say('Three');
      expect(page.backend.starts).toHaveLength(1);
      page.chat.retry();
      await settle();
      expect(page.backend.starts[1]?.start).toEqual(page.backend.starts[0]?.start);
      page.backend.starts[1]?.answer(receipt());
      await settle();
      page.backend.writes[0]?.answer(receipt({ number: 3 }));
      await settle();
      expect(page.backend.writes.map(({ words }) => words.text)).toEqual(['Two', 'Three']);
    },
  );

  it.each([['widget-disabled'], ['invalid'], ['origin-refused'], ['chat-state']] as const satisfies readonly [
    ProblemCode,
  ][])('S-10 refused for good (%s) go back to where they were written', async (code) => {
    const page = aPage();
    await page.begin();
    await page.say('One');
    await page.say('Two');
    page.backend.writes[0]?.refuse(code);
    await settle();
    expect([page.said(), page.back, page.chat.refusal.value?.code]).toEqual([[], ['One\nTwo'], code]);
  });

  it('C-18 into a chat that is over begin the next one; where it goes on they go on with it', async () => {
    const page = aPage();
    await page.begin();
    await page.hear({ state: 'closed', goesOn: true }, theLog([{ to: 'closed' }], 3));
    await page.say('One more thing');
    expect(page.backend.writes).toHaveLength(1);
    page.backend.writes[0]?.answer(receipt());
    await settle();
    await page.hear({ state: 'closed', goesOn: false });
    await page.say('And another');
    expect(page.backend.starts).toHaveLength(2);
  });

  it('S-11 that nobody will answer are given back for the form', async () => {
    const page = aPage();
    await page.say('Is anybody there?');
    page.backend.starts[0]?.answer(receipt({ state: 'missed', reason: 'no-answer' }));
    await settle();
    expect(page.back).toEqual(['Is anybody there?']);
  });

  it('C-11 of a chat that is missed later are given back once, also by a later page', async () => {
    const page = aPage();
    await page.begin('One');
    page.chat.stop();
    const later = aPage({ platform: page.platform.reload() });
    expect(later.chat.isKept()).toBe(true);
    later.chat.follow();
    await settle();
    const log = theLog([{ to: 'queued' }, { visitor: 'One' }, { visitor: 'Two' }, { to: 'missed' }]);
    await later.hear({ state: 'missed', goesOn: false }, log);
    expect(later.back).toEqual(['One\nTwo']);
    const last = aPage({ platform: later.platform.reload() });
    expect(last.chat.isKept()).toBe(false);
    last.chat.follow();
    await settle();
    await last.hear({ state: 'missed', goesOn: false }, log);
    expect(last.back).toEqual([]);
  });
});

describe('words that were not answered before their page ended', () => {
  it('D-1 are sent by the next page as the same commands, in their order, and go once', async () => {
    const page = aPage();
    await page.say('One');
    await page.say('Two');
    page.chat.stop();
    const later = aPage({ platform: page.platform.reload() });
    await settle();
    expect(later.said()).toEqual(['One', 'Two']);
    expect(later.backend.starts.map(({ start }) => start)).toEqual(page.backend.starts.map(({ start }) => start));
    later.backend.starts[0]?.answer(receipt());
    await settle();
    expect(later.backend.writes.map(({ words }) => [words.chat, words.text])).toEqual([['c1', 'Two']]);
    later.backend.writes[0]?.answer(receipt({ number: 3 }));
    await settle();
    const last = aPage({ platform: later.platform.reload() });
    await settle();
    expect([last.said(), last.backend.starts, last.backend.writes]).toEqual([[], [], []]);
  });

  it('D-1 into a chat stay words into that chat', async () => {
    const page = aPage();
    await page.begin();
    await page.say('And blue?');
    page.backend.writes[0]?.refuse('unreachable');
    await settle();
    page.chat.stop();
    const later = aPage({ platform: page.platform.reload() });
    await settle();
    expect(later.backend.writes.map(({ words }) => words)).toEqual(page.backend.writes.map(({ words }) => words));
  });

  it('D-6 are tried again when the network comes back', async () => {
    const page = aPage();
    await page.say('One');
    page.backend.starts[0]?.refuse('unreachable');
    await settle();
    page.platform.page.wake();
    await settle();
    expect(page.backend.starts).toHaveLength(2);
    expect(page.said()).toEqual(['One']);
  });

  it('S-10 refused for good are kept no longer', async () => {
    const page = aPage();
    await page.say('One');
    page.backend.starts[0]?.refuse('widget-disabled');
    await settle();
    expect(page.platform.stores.local.read('pl:shop:words')).toBeNull();
  });

  it('T-10 of somebody else are neither shown nor sent, and are gone', async () => {
    const page = aPage();
    await page.say('One');
    page.chat.stop();
    await page.session.logout();
    const later = aPage({ platform: page.platform.reload() });
    await settle();
    expect([later.said(), later.backend.starts]).toEqual([[], []]);
    expect(later.platform.stores.local.read('pl:shop:words')).toBeNull();
  });

  it('T-3 are kept nowhere where nothing may be', async () => {
    const platform = fakePlatform();
    platform.stores.allow(false);
    const page = aPage({ platform });
    await page.say('One');
    expect([page.said(), [...platform.storage.local.texts]]).toEqual([['One'], []]);
  });

  it.each([
    ['torn', '[{"commandId":'],
    ['no list', '{}'],
    ['of another shape', '[null,1,{"text":"x"},{"commandId":"x","visitor":"y","text":"z","sent":null}]'],
    [
      'under other words',
      JSON.stringify([
        {
          commandId: 'a'.repeat(32),
          visitor: 'b'.repeat(32),
          text: 'One',
          sent: { kind: 'start', start: { commandId: 'a'.repeat(32), text: 'Two' } },
        },
      ]),
    ],
  ])('D-1 that are %s in the store are as none', async (_what, text) => {
    const platform = fakePlatform();
    platform.stores.local.write('pl:shop:words', text);
    const page = aPage({ platform });
    await settle();
    expect([page.said(), page.backend.starts]).toEqual([[], []]);
  });
});

describe('the log', () => {
  it('D-2 goes on from what was received, and takes nothing twice', async () => {
    const page = aPage();
    await page.begin();
    await page.hear({}, theLog([{ visitor: 'Hello' }, { agent: 'Hi' }], 2));
    expect(page.texts()).toEqual(['queued', 'Hello', 'Hi']);
    const reloaded = aPage({ platform: page.platform.reload() });
    reloaded.chat.follow();
    await settle();
    expect(reloaded.backend.followers[0]?.position).toBeNull();
  });

  it('D-2 of another chat begins anew', async () => {
    const page = aPage();
    await page.begin();
    await page.hear({ id: 'c2' }, theLog([{ to: 'active' }]));
    expect(page.texts()).toEqual(['active']);
  });

  it('T-7 is followed anew with another token when the one it was followed with has ended', async () => {
    const page = aPage();
    await page.begin();
    const [first] = page.backend.followers;
    first?.hear({ kind: 'ended', problem: { code: 'session-expired', message: 'It ended.' } });
    await settle();
    const second = page.backend.followers[1];
    expect([second?.token, second?.position]).toEqual([page.tokens[1], { chat: 'c1', after: 2 }]);
    expect(page.tokens[1]).not.toBe(page.tokens[0]);
  });

  it('T-7 is followed as soon as the session can be resolved', async () => {
    let isDown = true;
    const page = aPage({
      script: {
        resolveSession: () =>
          isDown
            ? { ok: false, problem: { code: 'unreachable', message: 'No answer.' } }
            : { ok: true, value: aSessionAnswer() },
      },
    });
    page.chat.follow();
    await settle();
    expect(page.backend.followers).toEqual([]);
    isDown = false;
    await page.platform.clock.advance({ seconds: 2 });
    expect(page.backend.followers).toHaveLength(1);
  });

  it('K-3 counts what came while it was not on screen, also before a reload, and tells each message once', async () => {
    const page = aPage();
    page.chat.setSeen(true);
    await page.begin();
    page.chat.setSeen(false);
    await page.hear({ state: 'active' }, theLog([{ to: 'active' }, { agent: 'Hi' }, { agent: 'Still there?' }], 3));
    expect([page.chat.unread.value, page.news]).toEqual([2, ['queued', 'Hello', 'active', 'Hi', 'Still there?']]);
    page.chat.stop();

    const reloaded = aPage({ platform: page.platform.reload() });
    reloaded.chat.follow();
    await settle();
    const lines = theLog([
      { to: 'queued' },
      { visitor: 'Hello' },
      { to: 'active' },
      { agent: 'Hi' },
      { agent: 'Still?' },
    ]);
    await reloaded.hear({ state: 'active' }, lines);
    expect([reloaded.chat.unread.value, reloaded.news]).toEqual([2, ['active']]);
    reloaded.chat.setSeen(true);
    expect(reloaded.chat.unread.value).toBe(0);
  });

  it('T-10 is gone with its visitor, and what they had on its way is nobody else’s', async () => {
    const page = aPage();
    await page.begin();
    await page.say('Mine');
    await page.session.logout();
    await settle();
    expect([page.texts(), page.said(), page.chat.isKept()]).toEqual([[], [], false]);
    expect(page.backend.followers.every(({ isStopped }) => isStopped)).toBe(true);
    await page.say('Somebody else’s');
    expect(page.backend.starts.at(-1)?.token).toBe(page.tokens[1]);
    page.backend.writes[0]?.refuse('invalid');
    await settle();
    expect([page.said(), page.back]).toEqual([['Somebody else’s'], []]);
  });

  it('T-10 words whose visitor has left are not sent again as nobody’s', async () => {
    const page = aPage();
    await page.begin();
    await page.say('Mine');
    await page.session.logout();
    page.backend.writes[0]?.refuse('session-expired');
    await settle();
    expect(page.backend.writes).toHaveLength(1);
  });

  it('C-11 one that this browser did not wait for gives nothing back', async () => {
    const platform = fakePlatform();
    platform.stores.local.write('pl:shop:chat', '{"chat":"c0","seen":1}');
    const page = aPage({ platform });
    page.chat.follow();
    await settle();
    await page.hear({ state: 'missed', goesOn: false }, theLog([{ visitor: 'Old' }, { to: 'missed' }]));
    expect([page.back, page.chat.isKept()]).toEqual([[], false]);
  });
});

describe('an invitation', () => {
  it('I-4 is told as delivered, shown and dismissed, each once, and does not come back', async () => {
    const page = aPage();
    page.chat.follow();
    await settle();
    await page.hear(null, [], { invitation: INVITATION });
    await page.hear(null, [], { invitation: INVITATION });
    page.chat.showInvitation();
    page.chat.showInvitation();
    page.chat.dismissInvitation();
    await page.hear(null, [], { invitation: INVITATION });
    expect(page.chat.invitation.value).toBeNull();
    expect(page.backend.news.map(({ news }) => news)).toEqual(['delivered', 'shown', 'dismissed']);
  });

  it('I-1 is answered by the first words, and by no others', async () => {
    const page = aPage();
    page.chat.follow();
    await settle();
    await page.hear(null, [], { invitation: INVITATION });
    await page.say('Yes, please');
    expect(page.backend.starts[0]?.start).toMatchObject({ text: 'Yes, please', invitation: 'i1' });
    page.backend.starts[0]?.answer(receipt());
    await page.hear({}, theLog([{ agent: 'Can I help you?' }]));
    await page.say('It is about a lamp');
    expect(page.backend.writes[0]?.words).toMatchObject({ chat: 'c1', text: 'It is about a lamp' });
  });
});

describe('a page that is left', () => {
  it('D-7 lets go of its connection, and takes it up from where it was when it comes back', async () => {
    const page = aPage();
    const { backend, platform, chat } = page;
    await page.begin();
    const [first] = backend.followers;
    platform.page.leave();
    expect(first?.isStopped).toBe(true);
    first?.hear(aFrame({}, theLog([{ agent: 'Nobody is here to read this' }], 3)));
    expect(page.texts()).toEqual(['queued', 'Hello']);
    platform.page.wake();
    await settle();
    expect(backend.followers.map(({ position }) => position)).toEqual([null, { chat: 'c1', after: 2 }]);
    await page.hear({ state: 'active' }, theLog([{ agent: 'Yes' }], 3));
    expect(page.texts()).toEqual(['queued', 'Hello', 'Yes']);
    platform.page.wake();
    await settle();
    expect(backend.followers).toHaveLength(2);
    chat.stop();
  });

  it('D-7 follows nothing when it comes back that it did not follow before', async () => {
    const { backend, platform } = aPage();
    platform.page.leave();
    platform.page.wake();
    await settle();
    expect(backend.followers).toEqual([]);
  });
});
