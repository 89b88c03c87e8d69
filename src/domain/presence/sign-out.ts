import { keepSessions } from './keep-sessions.ts';
import { type AgentPresence, DEFAULT_PRESENCE_LIMITS, type PresenceLimits } from './presence.ts';
import { sessionEnd } from './session-end.ts';

/**
 * The presence after a session (by id) signed out at `now` (epoch ms): it ends at once, whatever its last heartbeat;
 * the agent's other tabs and devices go on (P-2, P-4).
 */
export function signOut(
  presence: AgentPresence,
  session: string,
  now: number,
  limits: PresenceLimits = DEFAULT_PRESENCE_LIMITS,
): AgentPresence {
  return keepSessions(presence, (other) => other.id !== session && now < sessionEnd(other, limits));
}
