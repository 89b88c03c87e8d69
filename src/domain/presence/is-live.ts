import { type AgentPresence, DEFAULT_PRESENCE_LIMITS, type PresenceLimits } from './presence.ts';
import { sessionEnd } from './session-end.ts';

/** Whether an agent is there at this instant (epoch ms): one session that has not ended is enough (P-2). */
export function isLive(
  { sessions }: Pick<AgentPresence, 'sessions'>,
  now: number,
  limits: PresenceLimits = DEFAULT_PRESENCE_LIMITS,
): boolean {
  return sessions.some((session) => now < sessionEnd(session, limits));
}
