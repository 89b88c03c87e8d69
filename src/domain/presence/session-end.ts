import type { Instant } from '../../base/instant.ts';
import type { AgentSession, PresenceLimits } from './presence.ts';

/**
 * The instant from which a session counts no more: its transport's timeout after the last heartbeat, or `idleAfterMs`
 * after the last input, whichever is first. It counts before that instant and not at it (P-2).
 */
export function sessionEnd({ transport, heardAt, activeAt }: AgentSession, limits: PresenceLimits): Instant {
  const timeoutMs = transport === 'socket' ? limits.socketTimeoutMs : limits.httpTimeoutMs;
  return Math.min(heardAt + timeoutMs, activeAt + limits.idleAfterMs) as Instant;
}
