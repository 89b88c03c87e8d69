import { ok, type Result, refused } from '../../base/result.ts';
import type { ChatBackend } from '../../contract/chat-backend.ts';
import { readChatReceipt } from '../../contract/guards/chat-receipt.ts';
import { readVisitorPage } from '../../contract/guards/visitor-page.ts';
import type { ChatReceipt } from '../../domain/chat/chat-receipt.ts';
import type { ChatPosition } from '../../domain/chat/visitor-chat.ts';
import type { Problem } from '../../domain/problem.ts';
import type { StatusDocument } from '../../domain/status/status-document.ts';
import { chatActPath, chatPath } from '../../protocol/http.ts';
import { ask, type HttpAddress } from './ask.ts';
import { chooseWay, type Ways } from './choose-way.ts';
import { followChat } from './follow-chat.ts';
import { positionQuery } from './position-query.ts';
import { post, whyNotSent } from './post.ts';
import { readAnswer } from './read-answer.ts';
import { CLOSED, type UntilClosed } from './until-closed.ts';

export type ChatCalls = Pick<ChatBackend, 'startChat' | 'write' | 'handOff' | 'endChat' | 'readChat' | 'followChat'>;

/**
 * The chat of a visitor on a Porchlight server; apart from the other calls, since most pages never need it. `hearStatus`
 * hears what a feed says of the widget's status beside the chat.
 */
export function chatCalls(
  address: HttpAddress,
  life: UntilClosed,
  hearStatus?: (document: StatusDocument) => void,
): ChatCalls {
  const { widget } = address;
  let ways: Ways | undefined;

  const send = (token: string, path: string, body: unknown): Promise<Result<ChatReceipt, Problem>> =>
    life.ask(async () => readAnswer(await post(address, path, body, { token, ended: life.signal }), readChatReceipt));

  const readChat: ChatBackend['readChat'] = (token, position) =>
    life.ask(async () => {
      const hindrance = whyNotSent(address, token);
      if (hindrance) return refused(hindrance);
      const init = { headers: { authorization: `Bearer ${token}` }, cache: 'no-store' } as const;
      const answer = await ask(address, chatPath(widget) + positionQuery(position), init, life.signal);
      return readAnswer(answer, readVisitorPage);
    });

  return {
    startChat: (token, start) => send(token, chatPath(widget), start),
    write: (token, words) =>
      send(token, chatActPath(widget, words?.chat ?? '', 'messages'), { ...words, chat: undefined }),
    handOff: (token, chat) => send(token, chatActPath(widget, chat, 'hand-off'), {}),
    endChat: (token, chat) => send(token, chatActPath(widget, chat, 'end'), {}),
    readChat,
    followChat(token, position, listener) {
      if (life.signal.aborted) return refused(CLOSED);
      const read = (at: ChatPosition | null): ReturnType<typeof readChat> => readChat(token, at);
      ways ??= chooseWay(address);
      return ok(life.stoppable(followChat({ address, ways, token, position, read, hearStatus }, listener)));
    },
  };
}
