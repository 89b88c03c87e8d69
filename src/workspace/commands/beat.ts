import { ok, refused } from '../../base/result.ts';
import type { AgentSession } from '../../domain/presence/presence.ts';
import { agentView } from '../agent-view.ts';
import type { CarryOut } from '../carry-out.ts';
import { notFound } from '../problems.ts';

/** Keeps a session alive, or begins one for a person who did something (P-2). */
export const beat: CarryOut<'beat'> = ({ agents }, { agent: id, session: sessionId, transport, active }, { now }) => {
  const agent = agents.get(id);
  if (!agent) return refused(notFound('agent', id));
  const known = agent.sessions.find((session) => session.id === sessionId);
  // A page that was left alone goes on beating after its session ended by idleness; that must not bring it back.
  if (!known && !active) return ok(agentView(id, agent, now));
  const session: AgentSession = {
    id: sessionId,
    transport,
    startedAt: known?.startedAt ?? now,
    heardAt: now,
    activeAt: known && !active ? known.activeAt : now,
  };
  const sessions = known
    ? agent.sessions.map((other) => (other === known ? session : other))
    : [...agent.sessions, session];
  const heard = { ...agent, sessions };
  agents.set(id, heard);
  return ok(agentView(id, heard, now));
};
