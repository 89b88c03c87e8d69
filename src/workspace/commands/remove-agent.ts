import { ok, refused } from '../../base/result.ts';
import { endLogins } from '../agents/agent-login.ts';
import type { CarryOut } from '../carry-out.ts';
import { notFound } from '../problems.ts';

/** Takes an agent away, with what they sign in with and whatever is signed in by it (Z-5). */
export const removeAgent: CarryOut<'remove-agent'> = (state, { agent: id }, { now }) => {
  const agent = state.agents.get(id);
  if (!agent) return refused(notFound('agent', id));
  endLogins(state, id, agent, () => true);
  if (state.accounts.get(id)) state.accounts.delete(id);
  state.agents.delete(id);
  state.events.push({ kind: 'agent.removed', at: now, visitor: null, body: { id, actor: { kind: 'owner' } } });
  return ok(null);
};
