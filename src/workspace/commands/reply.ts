import { ok, refused } from '../../base/result.ts';
import { chatState } from '../../domain/chat/chat-state.ts';
import { takeChat } from '../../domain/chat/take-chat.ts';
import type { CarryOut } from '../carry-out.ts';
import { firstChatAnswer, keepChatAnswer, OF_AGENTS } from '../chats/chat-answer.ts';
import { isOver } from '../chats/chat-documents.ts';
import { agentAtChat } from '../chats/chat-people.ts';
import { chatReceipt } from '../chats/chat-receipt.ts';
import { stepChat } from '../chats/chat-shelf.ts';
import { writeMessage } from '../chats/write-message.ts';
import { attachFiles } from '../files/file-shelf.ts';

/** Words of an agent to the visitor. A visible agent's take a chat that is nobody's, and silence the bot (O-1, O-3). */
export const reply: CarryOut<'reply'> = (state, { actor, chat: id, commandId, text, files }, { now }) => {
  const asked = { place: OF_AGENTS, commandId, body: { chat: id, text, files } };
  const answered = firstChatAnswer(state, asked, [actor.id]);
  if (answered) return answered;
  const at = agentAtChat(state, actor.id, id);
  if (!at.ok) return at;
  const { chat, agent } = at.value;
  if (isOver(chat)) return refused(chatState(chat, 'reply'));
  const reason = takeChat(chat, agent, 'replied');
  const taken = reason ? stepChat(state, chat, { to: 'active', reason, owner: agent.id, at: now }, actor) : ok(chat);
  if (!taken.ok) return taken;
  const named = attachFiles(state, { files, by: [agent.id], chat: id }, taken.value, now);
  if (!named.ok) return named;
  const written = writeMessage(state, taken.value, actor, { text, commandId, files: named.value }, now);
  const receipt = chatReceipt(state, written, written.head, now);
  return ok(keepChatAnswer(state, asked, { id: agent.id, visitor: chat.visitor }, receipt));
};
