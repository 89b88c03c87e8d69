import { ok } from '../../base/result.ts';
import type { CarryOut } from '../carry-out.ts';
import { firstChatAnswer, keepChatAnswer, OF_AGENTS } from '../chats/chat-answer.ts';
import { agentAtChat } from '../chats/chat-people.ts';
import { chatReceipt } from '../chats/chat-receipt.ts';
import { keepChat, logEntry } from '../chats/chat-shelf.ts';

/** Words among agents; they accept nothing, and no visitor sees them (O-4). A chat that is over takes them as well. */
export const note: CarryOut<'note'> = (state, { actor, chat: id, commandId, text }, { now }) => {
  const asked = { place: OF_AGENTS, commandId, body: { note: id, text } };
  const answered = firstChatAnswer(state, asked, [actor.id]);
  if (answered) return answered;
  const at = agentAtChat(state, actor.id, id);
  if (!at.ok) return at;
  const noted = logEntry(state, at.value.chat, { kind: 'note', at: now, actor, text });
  keepChat(state, noted);
  const receipt = chatReceipt(state, noted, noted.head, now);
  return ok(keepChatAnswer(state, asked, { id: actor.id, visitor: noted.visitor }, receipt));
};
