import type { ChatBackend } from '../../contract/chat-backend.ts';
import type { ChatReceipt } from '../../domain/chat/chat-receipt.ts';
import type { ChatStart, ChatWords, HeardFrame, VisitBeat, VisitorPage } from '../../domain/chat/visitor-chat.ts';
import { expectThat } from '../expect-that.ts';
import { freshId } from './fresh-submission.ts';

export const freshStart = (change: Partial<ChatStart> = {}): ChatStart => ({
  commandId: freshId(),
  text: 'Is the lamp in stock?',
  ...change,
});

export const freshWords = (chat: string, text: string): ChatWords => ({ chat, commandId: freshId(), text });

export const freshBeat = (): VisitBeat => ({
  page: { url: 'https://shop.example/' },
  language: 'en',
  timeZone: 'UTC',
  device: 'desktop',
});

export const startChat = async (backend: ChatBackend, token: string, start = freshStart()): Promise<ChatReceipt> =>
  expectThat.value(await backend.startChat(token, start), 'startChat');

/** The texts of the messages, in the order in which they came. */
export const textsOf = (pages: readonly VisitorPage[]): readonly string[] =>
  pages.flatMap(({ entries }) => entries.flatMap((entry) => (entry.kind === 'message' ? [entry.text] : [])));

/** How long a frame may take. Only a broken promise waits for all of it. */
const PATIENCE_MS = 3_000;

export interface FollowedChat {
  readonly frames: readonly HeardFrame[];
  readonly pages: readonly VisitorPage[];
  stop(): void;
  /** Resolves once what was heard passes; rejects with what it is, where that takes too long. */
  until(what: string, passes: (pages: readonly VisitorPage[], frames: readonly HeardFrame[]) => boolean): Promise<void>;
}

/** Follows a visitor's chat, and keeps what was heard. */
export function follow(
  backend: ChatBackend,
  token: string,
  position: Parameters<ChatBackend['followChat']>[1] = null,
): FollowedChat {
  const frames: HeardFrame[] = [];
  const pages: VisitorPage[] = [];
  let check = (): void => undefined;
  const followed = backend.followChat(token, position, (frame) => {
    frames.push(frame);
    if (frame.kind === 'page') pages.push(frame);
    check();
  });
  const stop = expectThat.value(followed, 'followChat');
  return {
    frames,
    pages,
    stop,
    until: (what, passes) =>
      new Promise((resolve, reject) => {
        const late = () => new Error(`${what}: not within ${PATIENCE_MS} ms; heard ${JSON.stringify(frames)}`);
        const timer = setTimeout(() => reject(late()), PATIENCE_MS);
        check = () => {
          if (!passes(pages, frames)) return;
          clearTimeout(timer);
          resolve();
        };
        check();
      }),
  };
}
