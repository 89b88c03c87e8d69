import { ok, refused } from '../../base/result.ts';
import { chatState } from '../../domain/chat/chat-state.ts';
import type { CarryOut } from '../carry-out.ts';
import { actingAgent } from '../chats/chat-people.ts';
import { findChat, stepChat } from '../chats/chat-shelf.ts';

/** An agent lets a chat that is offered to them go to the next candidate, who is asked at once (C-9). */
export const passOffer: CarryOut<'pass-offer'> = (state, { actor, chat: id }, { now }) => {
  const agent = actingAgent(state, actor.id);
  if (!agent.ok) return agent;
  const found = findChat(state, id);
  if (!found.ok) return found;
  const chat = found.value;
  if (chat.offer?.agent !== actor.id) return refused(chatState(chat, 'pass-offer'));
  const passed = stepChat(state, chat, { to: 'queued', reason: 'offer-passed', at: now }, actor);
  if (!passed.ok) return passed;
  return ok(() => state.chats.get(id) ?? passed.value);
};
