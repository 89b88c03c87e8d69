import { ok, refused } from '../../base/result.ts';
import { keepAgent } from '../agents/agent-events.ts';
import { endLogins } from '../agents/agent-login.ts';
import type { CarryOut } from '../carry-out.ts';
import { notFound } from '../problems.ts';

/** Takes away what an agent signs in with; the agent stays, for programs to speak for (Z-5). */
export const removeAccount: CarryOut<'remove-account'> = (state, { agent: id }, { now }) => {
  const agent = state.agents.get(id);
  if (!agent || !state.accounts.get(id)) return refused(notFound('account of an agent', id));
  state.accounts.delete(id);
  keepAgent(
    state,
    id,
    endLogins(state, id, agent, () => true),
    { kind: 'owner' },
    now,
  );
  state.events.push({ kind: 'agent.account-removed', at: now, visitor: null, body: { id, actor: { kind: 'owner' } } });
  return ok(null);
};
