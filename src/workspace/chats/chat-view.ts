import { mayReadChat, type SeeingAgent } from '../../domain/agent/may-see-chat.ts';
import { waitingSince } from '../../domain/agent/waiting-since.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import { queuePosition } from '../../domain/chat/queue-position.ts';
import type { ChatView } from '../agents/agent-side.ts';
import type { LiveState } from '../state/documents.ts';
import type { ChatFacts } from './chat-facts.ts';

/** A chat as this agent's lists show it now. */
export function viewChat(state: LiveState, chat: Chat, facts: ChatFacts, agent: SeeingAgent): ChatView {
  const readable = mayReadChat(chat, agent);
  const visit = state.visits.get(chat.visitor);
  return {
    ...chat,
    rating: chat.rating && (readable ? chat.rating : { ...chat.rating, comment: null }),
    visitorName: facts.visitorName,
    waitingSince: waitingSince(chat),
    position: queuePosition(chat, state.chats.values()),
    lastMessage: readable ? facts.lastMessage : null,
    presence: visit?.widget === chat.widget ? (visit.left ? 'left' : 'here') : null,
    readable,
  };
}
