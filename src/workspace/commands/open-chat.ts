import { ok, refused } from '../../base/result.ts';
import { chatState } from '../../domain/chat/chat-state.ts';
import { takeChat } from '../../domain/chat/take-chat.ts';
import type { CarryOut } from '../carry-out.ts';
import { isOver } from '../chats/chat-documents.ts';
import { agentAtChat } from '../chats/chat-people.ts';
import { stepChat } from '../chats/chat-shelf.ts';

/** An agent opens a chat; it becomes theirs if they are visible and it is not with the bot (O-1, O-2, O-3). */
export const openChat: CarryOut<'open-chat'> = (state, { actor, chat: id }, { now }) => {
  const at = agentAtChat(state, actor.id, id);
  if (!at.ok) return at;
  const { chat, agent } = at.value;
  if (isOver(chat)) return refused(chatState(chat, 'open'));
  const reason = takeChat(chat, agent, 'opened');
  return reason ? stepChat(state, chat, { to: 'active', reason, owner: agent.id, at: now }, actor) : ok(chat);
};
