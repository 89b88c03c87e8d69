import type { Permission } from '../agent/permission.ts';
import type { Visibility } from '../presence/presence.ts';
import type { Chat, ChatReason } from './chat.ts';

export interface TakingAgent {
  readonly id: string;
  readonly visible: Visibility;
}

type Way = Extract<ChatReason, 'opened' | 'replied'>;

/**
 * The reason for which a chat becomes an agent's by being opened or answered; null: it does not (O-1, O-2, O-3).
 * Invisible agents read and write and take nothing; with the bot only an answer takes it; what is another's is taken
 * over by opening it, and never by writing in it.
 */
export function takeChat(chat: Chat, agent: TakingAgent, way: Way): Extract<ChatReason, Way | 'taken-over'> | null {
  if (agent.visible === 'invisible') return null;
  switch (chat.state) {
    case 'bot':
      return way === 'replied' ? way : null;
    case 'queued':
    case 'open':
      return chat.offer && chat.offer.agent !== agent.id ? 'taken-over' : way;
    case 'active':
      return chat.owner !== agent.id && way === 'opened' ? 'taken-over' : null;
    default:
      return null;
  }
}

/** What an agent must be allowed to open this chat, or to write in it (P-6); null: nothing, it is theirs already. */
export function permissionToOpen({ owner, offer }: Pick<Chat, 'owner' | 'offer'>, agent: string): Permission | null {
  const holder = owner ?? offer?.agent;
  if (holder === agent) return null;
  return holder === undefined ? 'chats.open-unassigned' : 'chats.open-all';
}
