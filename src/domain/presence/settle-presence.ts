import { keepSessions } from './keep-sessions.ts';
import { type AgentPresence, DEFAULT_PRESENCE_LIMITS, type PresenceLimits } from './presence.ts';
import { sessionEnd } from './session-end.ts';

/** The presence once every deadline up to `now` (epoch ms) has taken effect: ended sessions are gone (P-2, P-4). */
export function settlePresence(
  presence: AgentPresence,
  now: number,
  limits: PresenceLimits = DEFAULT_PRESENCE_LIMITS,
): AgentPresence {
  return keepSessions(presence, (session) => now < sessionEnd(session, limits));
}
