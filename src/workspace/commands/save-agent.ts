import { ok, refused } from '../../base/result.ts';
import { lacks } from '../../domain/agent/lacks.ts';
import { missingPermission } from '../../domain/agent/missing-permission.ts';
import { keepAgent } from '../agents/agent-events.ts';
import { endLogins } from '../agents/agent-login.ts';
import { agentView } from '../agents/agent-view.ts';
import { NEW_AGENT } from '../agents/new-agent.ts';
import type { CarryOut } from '../carry-out.ts';
import { notFound } from '../problems.ts';
import type { Agent } from '../state/state.ts';

/** Adds an agent or changes the named members of one. A new one has chosen offline until told otherwise (P-1). */
export const saveAgent: CarryOut<'save-agent'> = (state, { kind: _kind, agent: id, by, ...change }, { now }) => {
  const known = state.agents.get(id);
  if (by !== undefined) {
    const asker = state.agents.get(by);
    if (!asker) return refused(notFound('agent', by));
    const missing = missingPermission({ id: by, role: asker.role }, known ? { id, role: known.role } : null, change);
    if (missing) return refused(lacks(missing));
  }
  const changed: Agent = { ...(known ?? { name: id, ...NEW_AGENT }), ...change };
  // What a page was shown and let do under the old role ends with it.
  const agent = known && known.role !== changed.role ? endLogins(state, id, changed, () => true) : changed;
  keepAgent(state, id, agent, by === undefined ? { kind: 'owner' } : { kind: 'agent', id: by }, now);
  return ok(agentView(id, agent, now));
};
