import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toInstant } from '../../src/base/instant.ts';
import { settle } from '../../src/testing/fake-clock.ts';
import { receipt } from '../engine/chat/chat-page.ts';
import { theLog } from '../engine/chat/pages.ts';
import { staged } from './chat-stage.ts';
import { strike } from './stage.ts';

const MARKED = {
  abilities: ['status-push', 'offline-messages', 'sessions', 'chats', 'visits', 'marks', 'ratings'],
} as const;

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined));
afterEach(() => {
  strike();
  vi.restoreAllMocks();
});

describe('the visitor’s words', () => {
  it('K-1 are sent, then delivered, then read, as far as the server says so', async () => {
    const on = await staged(MARKED);
    await on.talk();
    const fate = () => on.log().querySelector('.visitor .fate span')?.textContent;
    const fates = [fate()];
    for (const marks of [{ delivered: 2 }, { delivered: 2, read: 2 }]) {
      await on.hear({ state: 'active', agent: 'Anna', head: 2, ...marks });
      fates.push(fate());
    }
    expect(fates).toEqual(['Sent', 'Delivered', 'Read']);
    await on.hear({ state: 'active', agent: 'Anna', read: 2 }, theLog([{ agent: 'Hi' }], 3));
    expect(fate()).toBeUndefined();
  });

  it('Z-4 that wait have one line with a countdown that runs, and a way not to wait for its end', async () => {
    const on = await staged();
    await on.open();
    await on.say('One');
    await on.say('Two');
    on.backend.starts[0]?.refuse({ code: 'too-many-requests', message: '', retryAfterMs: 30_000 });
    await settle();
    const seconds = () => Number(/sent again in (\d+) seconds/.exec(on.text())?.[1]);
    expect([on.log().querySelectorAll('.waits').length, on.screen().getAllByText(/too many messages/).length]).toEqual([
      2, 1,
    ]);
    await on.advance({ seconds: 10 });
    const before = seconds();
    await on.advance({ seconds: 3 });
    expect(before - seconds()).toBe(3);
    await on.press('Send now');
    expect([on.backend.starts.length, on.log().querySelector('.waits'), on.text()]).toEqual([
      2,
      null,
      expect.not.stringContaining('sent again'),
    ]);
  });

  it('Z-1 show the same marks and links as everybody’s', async () => {
    const on = await staged();
    await on.open();
    await on.say('Is the **brass** one [here](https://shop.example/x)?');
    const mine = on.log().querySelector('.visitor');
    expect([mine?.querySelector('strong')?.textContent, mine?.querySelector('a')?.rel]).toEqual([
      'brass',
      'noopener noreferrer nofollow ugc',
    ]);
    expect(mine?.textContent).toContain('(shop.example)');
  });

  it.each([
    ['👍', true],
    ['👍 yes', false],
  ])('K-5 %s is large: %s', async (text, isLarge) => {
    const on = await staged();
    await on.open();
    await on.say(text);
    expect(on.log().querySelector('.large') !== null).toBe(isLarge);
  });
});

describe('the other side', () => {
  it('K-2 writes, which is said to eyes and ears until words come', async () => {
    const on = await staged(MARKED);
    await on.talk();
    const until = toInstant(on.platform.clock.trueNow() + 5_000);
    on.backend.followers.at(-1)?.hear({ kind: 'typing', chat: 'c1', name: 'Anna', until });
    await settle();
    expect(on.text()).toContain('Anna is writing');
    await on.hear({ state: 'active', agent: 'Anna' }, theLog([{ agent: 'Hi' }], 3));
    expect(on.text()).not.toContain('is writing');
  });

  it('K-4 wrote while the panel was closed: a line says where that begins', async () => {
    const on = await staged();
    await on.talk();
    on.widget.close();
    await on.hear({ state: 'active', agent: 'Anna' }, theLog([{ agent: 'Hi' }, { agent: 'Still there?' }], 3));
    await on.open();
    expect(on.log().querySelector('.new')?.nextElementSibling?.textContent).toContain('Hi');
  });
});

describe('a chat that has ended', () => {
  it.each([
    ['can be gone on with', { goesOn: true }, true],
    ['cannot be gone on with any more', { goesOn: false }, false],
  ])('C-18 and %s, though nobody is there now, has its composer: %j', async (_what, chat, composes) => {
    const on = await staged();
    await on.talk();
    await on.write('Half a thought');
    await on.now({}, { staffed: false });
    await on.hear({ state: 'closed', ...chat }, theLog([{ to: 'closed' }], 3));
    expect(on.logText()).toContain('This chat has ended.');
    expect([on.screen().queryByLabelText('E-mail') === null, on.field(/^Message/).value]).toEqual([
      composes,
      'Half a thought',
    ]);
  });

  it.each([
    ['is asked about where it can be rated', { rating: null }, {}, [{ agent: 'Hi' }], true],
    ['is not where nobody answered', { rating: null }, {}, [], false],
    ['is not where the server does not say so', {}, {}, [{ agent: 'Hi' }], false],
    ['is not where the owner wants none', { rating: null }, { chat: { rating: false } }, [{ agent: 'Hi' }], false],
  ] as const)('K-8 %s', async (_what, chat, settings, answers, isAsked) => {
    const on = await staged({ ...MARKED, settings });
    await on.talk('active', [...answers]);
    await on.hear({ state: 'closed', ...chat }, theLog([{ to: 'closed' }], 3 + answers.length));
    expect(on.text().includes('How was this chat?')).toBe(isAsked);
  });
});

it('K-1 says when nothing can be heard, and once where words wait as well', async () => {
  const on = await staged({
    script: { ...{ resolveSession: () => ({ ok: false, problem: { code: 'unreachable', message: '' } }) } },
  });
  await on.open();
  await on.say('Hello');
  await on.advance({ seconds: 10 });
  expect([on.text().includes('No connection.'), on.text().includes('There is no connection right now.')]).toEqual([
    false,
    true,
  ]);
});

it('K-7 asks whoever has waited long, and no more once they said that they wait on, though nothing else changes', async () => {
  const on = await staged({ settings: { chat: { patience: [60] } } });
  await on.talk('queued');
  const seen = [on.text().includes('keep waiting?')];
  // The log's noon is two hours ahead.
  await on.advance({ hours: 2, seconds: 60 });
  seen.push(on.text().includes('keep waiting?'));
  await on.press('Keep waiting');
  seen.push(on.text().includes('keep waiting?'));
  expect(seen).toEqual([false, true, false]);
});

it('B-1 K-5 the bot’s choices go once something is said', async () => {
  const on = await staged();
  await on.talk('bot', [{ bot: 'Which one?' }]);
  const [last] = theLog([{ bot: 'Brass or steel?' }], 4);
  await on.hear({ state: 'bot' }, last ? [{ ...last, choices: ['Brass', 'Steel'] } as typeof last] : []);
  await on.press('Brass');
  expect([on.screen().queryByRole('button', { name: 'Steel' }), on.logText()]).toEqual([
    null,
    expect.stringContaining('YouBrass'),
  ]);
  on.backend.writes[0]?.answer(receipt({ state: 'bot' }));
});
