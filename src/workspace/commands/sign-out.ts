import { ok, refused } from '../../base/result.ts';
import { signOut as withoutSession } from '../../domain/presence/sign-out.ts';
import { agentView } from '../agent-view.ts';
import type { CarryOut } from '../carry-out.ts';
import { notFound } from '../problems.ts';

/** Ends a session at once (P-2, P-4); one that is gone already changes nothing. */
export const signOut: CarryOut<'sign-out'> = ({ agents }, { agent: id, session }, { now }) => {
  const agent = agents.get(id);
  if (!agent) return refused(notFound('agent', id));
  const left = { ...agent, ...withoutSession(agent, session, now) };
  agents.set(id, left);
  return ok(agentView(id, left, now));
};
