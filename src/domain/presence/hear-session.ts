import type { Instant } from '../../base/instant.ts';
import type { AgentPresence, AgentSession } from './presence.ts';

/** A sign of life: over what it came, and whether the person touched something since the last one. */
export interface SignOfLife {
  readonly session: string;
  readonly transport: AgentSession['transport'];
  readonly active: boolean;
}

/** The presence after a session was heard at `now`; one not known yet begins, if its person did something (P-2). */
export function hearSession(
  presence: AgentPresence,
  { session: id, transport, active }: SignOfLife,
  now: Instant,
): AgentPresence {
  const { sessions } = presence;
  const known = sessions.find((session) => session.id === id);
  // A page that was left alone goes on beating after its session ended by idleness; that must not bring it back.
  if (!known && !active) return presence;
  const session: AgentSession = {
    id,
    transport,
    startedAt: known?.startedAt ?? now,
    heardAt: now,
    activeAt: known && !active ? known.activeAt : now,
  };
  return {
    ...presence,
    sessions: known ? sessions.map((other) => (other === known ? session : other)) : [...sessions, session],
  };
}
