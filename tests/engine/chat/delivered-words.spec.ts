import { describe, expect, it, vi } from 'vitest';
import { memoryBackend } from '../../../src/adapters/memory.ts';
import { createChatSession } from '../../../src/engine/chat/create-chat-session.ts';
import { at } from '../../../src/testing/builders.ts';
import { settle } from '../../../src/testing/fake-clock.ts';
import { fakePlatform } from '../../../src/testing/fake-platform.ts';
import { createReferenceServer } from '../../../src/workspace/create-reference-server.ts';
import { createMemoryStore } from '../../../src/workspace/memory-store.ts';
import { aPage, receipt, sessionOf } from './chat-page.ts';
import { theLog } from './pages.ts';

/** A page whose chat goes on in a real server, by one clock. */
function onServer() {
  const platform = fakePlatform();
  const now = () => platform.clock.now();
  const server = createReferenceServer({
    settings: { id: 'shop' },
    store: createMemoryStore(),
    now,
    newId: platform.newId,
    onError: (error) => {
      throw error;
    },
  });
  const backend = memoryBackend(server, { widget: 'shop' });
  const session = sessionOf(platform, backend);
  const chat = createChatSession({
    widget: 'shop',
    platform,
    session,
    calls: backend,
    now,
    contact: () => ({}),
    patience: () => [],
    isTracked: () => false,
    onChat: () => undefined,
    onMessage: () => undefined,
    onInvitation: () => undefined,
    giveBack: () => undefined,
  });
  const end = (): void => {
    chat.stop();
    session.stop();
    backend.close();
  };
  /** The server has said what it says, and the page has heard it. */
  const answered = () =>
    vi.waitFor(() => {
      if (chat.said.peek().some(({ state }) => state !== 'waiting')) throw new Error('Something is on its way.');
    });
  return { platform, server, chat, answered, end };
}

describe('words that meet a limit', () => {
  it('Z-4 thirteen in a breath are all in the log, in their order, by themselves', async () => {
    const { platform, server, chat, answered, end } = onServer();
    await server.handle({ kind: 'save-agent', agent: 'anna', online: 'online' });
    await server.handle({ kind: 'beat', agent: 'anna', session: 'a', transport: 'socket', active: true });
    const texts = Array.from({ length: 13 }, (_, index) => `Line ${index + 1}`);
    for (const text of texts) chat.say(text);
    const waiting: number[] = [];
    do {
      await answered();
      const [first] = chat.said.peek();
      if (first) expect(first).toMatchObject({ state: 'waiting', problem: { code: 'too-many-requests' } });
      waiting.push(chat.said.peek().length);
      await platform.clock.advance({ seconds: 1 });
    } while (chat.said.peek().length > 0 && waiting.length < 9);
    expect(waiting).toEqual([3, 2, 1]);
    const messages = chat.log.peek().entries.filter((entry) => entry.kind === 'message');
    expect(messages.map(({ text }) => text)).toEqual(texts);
    end();
  });

  it('Z-4 wait for as long as the server says, all to the same instant, also those said since', async () => {
    const page = aPage();
    await page.begin();
    await page.say('One');
    await page.say('Two');
    page.backend.writes[0]?.refuse({ code: 'too-many-requests', message: 'Slower.', retryAfterMs: 7_000 });
    await settle();
    await page.say('Three');
    const retryAt = page.platform.clock.now() + 7_000;
    expect(page.chat.said.value.map((words) => words.state === 'waiting' && words.retryAt)).toEqual([
      retryAt,
      retryAt,
      retryAt,
    ]);
    page.platform.page.wake();
    await page.platform.clock.advance({ ms: 6_999 });
    expect(page.backend.writes).toHaveLength(1);
    await page.platform.clock.advance({ ms: 1 });
    expect(page.backend.writes).toHaveLength(2);
    expect(page.chat.said.value.map(({ state }) => state)).toEqual(['sending', 'sending', 'sending']);
  });
});

describe('words that nobody answered', () => {
  it('D-6 are sent again by themselves, as the same commands, until they are answered', async () => {
    const page = aPage();
    await page.say('One');
    for (let round = 0; round < 6; round++) {
      page.backend.starts.at(-1)?.refuse('unreachable');
      await page.platform.clock.advance({ seconds: 30 });
    }
    expect(page.backend.starts).toHaveLength(7);
    expect(new Set(page.backend.starts.map(({ start }) => start.commandId)).size).toBe(1);
    page.backend.starts.at(-1)?.answer(receipt());
    await settle();
    expect(page.chat.said.value.map(({ state }) => state)).toEqual(['sent']);
  });

  it('D-1 are handed over as the page is left, those behind the first as well, in their order', async () => {
    const page = aPage();
    await page.begin();
    for (const text of ['One', 'Two', 'Three']) await page.say(text);
    expect(page.backend.writes.map(({ words }) => words.text)).toEqual(['One']);
    page.platform.page.leave();
    await settle();
    expect(page.backend.writes.map(({ words }) => words.text)).toEqual(['One', 'Two', 'Three']);
    for (const held of page.backend.writes) held.answer(receipt());
    await settle();
    expect(page.backend.writes).toHaveLength(3);
    expect(page.chat.said.value.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
  });

  it('D-5 whose entry comes all the same hold up nothing any more', async () => {
    const page = aPage();
    await page.begin();
    await page.say('One');
    await page.say('Two');
    page.backend.writes[0]?.refuse('unreachable');
    await settle();
    const { commandId = '' } = page.backend.writes[0]?.words ?? {};
    await page.hear({}, theLog([{ visitor: 'One', commandId }], 3));
    expect(page.backend.writes.map(({ words }) => words.text)).toEqual(['One', 'Two']);
  });

  it('T-10 do not hold up those of the next person', async () => {
    const page = aPage();
    await page.begin();
    await page.say('Mine');
    await page.session.logout();
    await page.say('Another’s');
    expect(page.backend.starts.at(-1)?.start.text).toBe('Another’s');
    page.backend.writes[0]?.answer(receipt());
    await settle();
    expect([page.said(), page.back]).toEqual([['Another’s'], []]);
  });

  it('E-1 leave no timer and no listener when the chat is stopped', async () => {
    const page = aPage();
    await page.begin();
    await page.say('One');
    page.backend.writes[0]?.refuse('unreachable');
    await settle();
    const until = at('2026-03-02T12:00:00Z');
    page.backend.followers[0]?.hear({ kind: 'typing', chat: 'c1', name: 'Anna', until });
    expect(page.chat.typing.value).toBe('Anna');
    page.chat.stop();
    page.session.stop();
    expect([page.platform.clock.timers, page.platform.page.listeners]).toEqual([0, 0]);
  });
});

describe('a silence', () => {
  it('D-6 is told once it has lasted, and not after anybody has answered', async () => {
    const page = aPage();
    page.chat.follow();
    await page.platform.clock.advance({ ms: 4_999 });
    expect(page.chat.isCutOff.value).toBe(false);
    await page.platform.clock.advance({ ms: 1 });
    expect(page.chat.isCutOff.value).toBe(true);
    await page.hear(null);
    await page.platform.clock.advance({ seconds: 30 });
    expect(page.chat.isCutOff.value).toBe(false);
  });

  it('D-6 is over with the answer, however often there was none before', async () => {
    const page = aPage();
    await page.begin();
    await page.say('One');
    for (let second = 0; second < 4; second++) {
      page.backend.writes.at(-1)?.refuse('unreachable');
      await page.platform.clock.advance({ seconds: 1 });
      page.chat.retry();
      await settle();
    }
    page.backend.writes.at(-1)?.answer(receipt());
    await page.platform.clock.advance({ seconds: 6 });
    expect(page.chat.isCutOff.value).toBe(false);
  });

  it('D-6 is not told of a page that is left', async () => {
    const page = aPage();
    page.chat.follow();
    await settle();
    page.platform.page.leave();
    await page.platform.clock.advance({ seconds: 6 });
    expect(page.chat.isCutOff.value).toBe(false);
  });

  it.each([
    ['unreachable', true],
    ['unavailable', true],
    ['too-many-requests', false],
  ] as const)('D-6 of words that are %s: %s', async (code, expected) => {
    const page = aPage();
    await page.begin();
    await page.say('One');
    for (let second = 0; second < 6; second++) {
      page.backend.writes.at(-1)?.refuse(code);
      await page.platform.clock.advance({ seconds: 1 });
    }
    expect(page.chat.isCutOff.value).toBe(expected);
  });
});
