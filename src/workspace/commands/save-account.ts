import { ok, refused } from '../../base/result.ts';
import { keepAgent } from '../agents/agent-events.ts';
import { endLogins } from '../agents/agent-login.ts';
import type { CarryOut } from '../carry-out.ts';
import { notFound, unsupportedPasswords } from '../problems.ts';

/** Gives an agent what to sign in with, in place of what there was; whoever was signed in by that is out (Z-5). */
export const saveAccount: CarryOut<'save-account'> = (state, { agent: id, email, passwordHash }, { now }) => {
  const { agents, accounts, events } = state;
  const agent = agents.get(id);
  if (!agent) return refused(notFound('agent', id));
  if (passwordHash === undefined) return refused(unsupportedPasswords());
  for (const [other, account] of accounts.entries()) {
    if (other === id || account.email !== email) continue;
    const message = `is that of the agent “${other}” already`;
    return refused({ code: 'invalid', message: `email: ${message}.`, issues: [{ path: 'email', message }] });
  }
  accounts.set(id, { email, passwordHash });
  keepAgent(
    state,
    id,
    endLogins(state, id, agent, () => true),
    { kind: 'owner' },
    now,
  );
  events.push({ kind: 'agent.account-saved', at: now, visitor: null, body: { id, actor: { kind: 'owner' } } });
  return ok(null);
};
