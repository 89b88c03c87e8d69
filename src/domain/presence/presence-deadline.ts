import type { Instant } from '../../base/instant.ts';
import { type AgentPresence, DEFAULT_PRESENCE_LIMITS, type PresenceLimits } from './presence.ts';
import { sessionEnd } from './session-end.ts';

/** The first instant at which `settlePresence` will change something by the clock alone; null: it never will (P-2). */
export function presenceDeadline(
  { sessions }: Pick<AgentPresence, 'sessions'>,
  limits: PresenceLimits = DEFAULT_PRESENCE_LIMITS,
): Instant | null {
  if (sessions.length === 0) return null;
  return Math.min(...sessions.map((session) => sessionEnd(session, limits))) as Instant;
}
