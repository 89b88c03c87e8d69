import { afterEach } from 'vitest';
import type { ChatBackend } from '../../../src/contract/chat-backend.ts';
import type { ChatReceipt } from '../../../src/domain/chat/chat-receipt.ts';
import { createChatSession } from '../../../src/engine/chat/create-chat-session.ts';
import { createVisitorSession } from '../../../src/engine/session/create-visitor-session.ts';
import type { VisitorSession } from '../../../src/engine/session/visitor-session.ts';
import { aSessionAnswer, aToken, at } from '../../../src/testing/builders.ts';
import { settle } from '../../../src/testing/fake-clock.ts';
import { type FakePlatform, fakePlatform } from '../../../src/testing/fake-platform.ts';
import { type ScriptedBackendOptions, scriptedBackend } from '../../../src/testing/scripted-backend.ts';
import { aFrame, theLog } from './pages.ts';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** A page with a chat, over a backend in the hands of the test. */
export function aPage(
  given: {
    platform?: FakePlatform;
    script?: ScriptedBackendOptions;
    isTracked?: () => boolean;
    followChat?: ChatBackend['followChat'];
  } = {},
) {
  const platform = given.platform ?? fakePlatform();
  const tokens: string[] = [];
  const backend = scriptedBackend({
    abilities: ['sessions', 'chats', 'visits'],
    resolveSession() {
      const token = aToken();
      tokens.push(token);
      return { ok: true, value: aSessionAnswer({ secure: { token, expiresAt: at('2026-09-01T00:00:00Z') } }) };
    },
    endSession: () => ({ ok: true, value: undefined }),
    tellInvitation: () => ({ ok: true, value: undefined }),
    ...given.script,
  });
  const session = sessionOf(platform, backend);
  const news: unknown[] = [];
  const back: string[] = [];
  const chat = createChatSession({
    widget: 'shop',
    platform,
    session,
    calls: backend,
    ...(given.followChat && { followChat: given.followChat }),
    now: () => platform.clock.now(),
    contact: () => ({}),
    patience: () => [120, 300],
    isTracked: given.isTracked ?? (() => false),
    onChat: () => news.push(chat.log.peek().chat?.state ?? null),
    onMessage: ({ text }) => news.push(text),
    onInvitation: ({ id }, state) => news.push(`${state} ${id}`),
    giveBack: (text) => back.push(text),
  });
  stops.push(chat.stop, session.stop);
  return {
    platform,
    backend,
    session,
    chat,
    news,
    back,
    tokens,
    said: () =>
      chat.said.value.map((words) =>
        words.state === 'waiting' ? `${words.text} (${words.problem.code})` : words.text,
      ),
    texts: () => chat.log.value.entries.map((entry) => (entry.kind === 'message' ? entry.text : entry.to)),
    async say(text: string) {
      chat.say(text);
      await settle();
    },
    async hear(...frame: Parameters<typeof aFrame>) {
      backend.followers.at(-1)?.hear(aFrame(...frame));
      await settle();
    },
    /** Words, taken into a chat that is followed from then on. */
    async begin(text = 'Hello') {
      await this.say(text);
      backend.starts.at(-1)?.answer(receipt());
      await settle();
      const { commandId } = backend.starts.at(-1)?.start ?? {};
      await this.hear({}, theLog([{ to: 'queued' }, { visitor: text, ...(commandId && { commandId }) }]));
    },
  };
}

export const receipt = (given: Partial<ChatReceipt> = {}): ChatReceipt => ({
  chat: 'c1',
  state: 'queued',
  reason: 'started',
  position: 1,
  number: 2,
  storedAt: at('2026-03-02T12:00:00Z'),
  ...given,
});

export const sessionOf = (platform: FakePlatform, backend: ChatBackend): VisitorSession =>
  createVisitorSession({
    widget: 'shop',
    platform,
    backend,
    rules: () => ({}),
    storage: 'auto',
    page: () => platform.page.context(),
    locale: () => 'en',
    onFinding: () => undefined,
  });
