import type { Instant } from '../../base/instant.ts';
import type { Chat } from '../chat/chat.ts';

type Waiting = Pick<Chat, 'state' | 'since' | 'queuedAt' | 'visitorWroteAt' | 'agentWroteAt'>;

/** Since when a visitor waits for people; null: nobody is owed an answer. */
export function waitingSince({ state, since, queuedAt, visitorWroteAt, agentWroteAt }: Waiting): Instant | null {
  if (state === 'queued' || state === 'open') return queuedAt ?? since;
  const unanswered = visitorWroteAt !== null && (agentWroteAt === null || agentWroteAt < visitorWroteAt);
  return state === 'active' && unanswered ? visitorWroteAt : null;
}
