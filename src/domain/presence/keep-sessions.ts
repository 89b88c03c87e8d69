import type { AgentPresence, AgentSession } from './presence.ts';

/**
 * The presence with only the sessions that pass. An `activity` agent who loses the last one this way has chosen
 * offline, so that nobody stands online who is not there (P-4). All pass: the same object.
 */
export function keepSessions(presence: AgentPresence, passes: (session: AgentSession) => boolean): AgentPresence {
  const sessions = presence.sessions.filter(passes);
  if (sessions.length === presence.sessions.length) return presence;
  const wouldBeGhost = sessions.length === 0 && presence.presence === 'activity';
  return { ...presence, sessions, ...(wouldBeGhost && { online: 'offline' }) };
}
