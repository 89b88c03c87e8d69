import { ok, refused } from '../../base/result.ts';
import { hearSession } from '../../domain/presence/hear-session.ts';
import { agentView } from '../agents/agent-view.ts';
import type { CarryOut } from '../carry-out.ts';
import { notFound, notSignedIn } from '../problems.ts';

/** Keeps a session alive, or begins one for a person who did something (P-2). */
export const beat: CarryOut<'beat'> = (state, { agent: id, session, transport, active, login }, { now }) => {
  const agent = state.agents.get(id);
  if (!agent) return refused(notFound('agent', id));
  // A beat that was on its way while its browser signed out must not begin a session that nobody can end.
  if (login !== undefined && state.logins.get(login)?.session !== session) return refused(notSignedIn());
  const heard = { ...agent, ...hearSession(agent, { session, transport, active }, now) };
  state.agents.set(id, heard);
  return ok(agentView(id, heard, now));
};
