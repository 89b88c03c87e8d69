import { ok, refused } from '../../base/result.ts';
import { signOut as withoutSession } from '../../domain/presence/sign-out.ts';
import { keepAgent } from '../agents/agent-events.ts';
import { endLogins } from '../agents/agent-login.ts';
import { agentView } from '../agents/agent-view.ts';
import type { CarryOut } from '../carry-out.ts';
import { notFound } from '../problems.ts';

/** Ends a session at once, and its login (P-2, P-4, Z-5); one that is gone already changes nothing. */
export const signOut: CarryOut<'sign-out'> = (state, { agent: id, session }, { now }) => {
  const agent = state.agents.get(id);
  if (!agent) return refused(notFound('agent', id));
  const left = { ...agent, ...withoutSession(agent, session, now) };
  const out = endLogins(state, id, left, (login) => login.session === session);
  keepAgent(state, id, out, { kind: 'agent', id }, now);
  return ok(agentView(id, out, now));
};
