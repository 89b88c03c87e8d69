import type { Result } from '../../base/result.ts';
import type { ChatBackend } from '../../contract/chat-backend.ts';
import type { Problem } from '../../domain/problem.ts';
import { chatActPath } from '../../protocol/http.ts';
import type { HttpAddress } from './ask.ts';
import { post } from './post.ts';
import { readDone } from './read-answer.ts';
import type { UntilClosed } from './until-closed.ts';

/** What a visitor says of a chat without words: read, writing, and how it was (K-1, K-2, K-8). */
export function markCalls(
  address: HttpAddress,
  life: UntilClosed,
): Pick<ChatBackend, 'markRead' | 'tellTyping' | 'rateChat'> {
  const tell = (
    token: string,
    chat: string,
    act: 'read' | 'typing' | 'rating',
    body: unknown,
  ): Promise<Result<void, Problem>> =>
    life.ask(async () =>
      readDone(await post(address, chatActPath(address.widget, chat, act), body, { token, ended: life.signal })),
    );

  return {
    markRead: (token, chat, number) => tell(token, chat, 'read', { number }),
    tellTyping: (token, chat) => tell(token, chat, 'typing', {}),
    rateChat: (token, chat, rating) =>
      tell(token, chat, 'rating', { ...rating, comment: rating?.comment ?? undefined }),
  };
}
