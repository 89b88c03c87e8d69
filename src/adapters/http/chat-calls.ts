import { ok, type Result, refused } from '../../base/result.ts';
import type { ChatBackend } from '../../contract/chat-backend.ts';
import { readChatReceipt } from '../../contract/guards/chat-receipt.ts';
import { readVisitorPage } from '../../contract/guards/visitor-page.ts';
import type { ChatReceipt } from '../../domain/chat/chat-receipt.ts';
import type { ChatPosition } from '../../domain/chat/visitor-chat.ts';
import type { Problem } from '../../domain/problem.ts';
import { chatActPath, chatFeedPath, chatPath } from '../../protocol/http.ts';
import { keepFollowing } from '../keep-following.ts';
import { ask, type HttpAddress } from './ask.ts';
import { followFeed } from './follow-feed.ts';
import { post, whyNotSent } from './post.ts';
import { readAnswer } from './read-answer.ts';
import { CLOSED, type UntilClosed } from './until-closed.ts';

export type ChatCalls = Pick<ChatBackend, 'startChat' | 'write' | 'handOff' | 'endChat' | 'readChat' | 'followChat'>;

/** The chat of a visitor on a Porchlight server; apart from the other calls, since most pages never need it. */
export function chatCalls(address: HttpAddress, life: UntilClosed): ChatCalls {
  const { widget } = address;

  const send = (token: string, path: string, body: unknown): Promise<Result<ChatReceipt, Problem>> =>
    life.ask(async () => readAnswer(await post(address, path, body, { token, ended: life.signal }), readChatReceipt));

  return {
    startChat: (token, start) => send(token, chatPath(widget), start),
    write: (token, words) =>
      send(token, chatActPath(widget, words?.chat ?? '', 'messages'), { ...words, chat: undefined }),
    handOff: (token, chat) => send(token, chatActPath(widget, chat, 'hand-off'), {}),
    endChat: (token, chat) => send(token, chatActPath(widget, chat, 'end'), {}),
    readChat: (token, position) =>
      life.ask(async () => {
        const hindrance = whyNotSent(address, token);
        if (hindrance) return refused(hindrance);
        const init = { headers: { authorization: `Bearer ${token}` }, cache: 'no-store' } as const;
        const answer = await ask(address, chatPath(widget) + queryOf(position), init, life.signal);
        return readAnswer(answer, readVisitorPage);
      }),
    followChat(token, position, listener) {
      if (life.signal.aborted) return refused(CLOSED);
      const stop = keepFollowing(
        (at, hear) => followFeed(address, chatFeedPath(widget) + queryOf(at), token, hear),
        position,
        listener,
      );
      life.signal.addEventListener('abort', stop);
      return ok(() => {
        life.signal.removeEventListener('abort', stop);
        stop();
      });
    },
  };
}

const queryOf = (position: ChatPosition | null): string =>
  position ? `?${new URLSearchParams({ chat: position.chat, after: String(position.after) })}` : '';
