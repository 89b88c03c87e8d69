import { ok } from '../../base/result.ts';
import { agentView } from '../agent-view.ts';
import type { CarryOut } from '../carry-out.ts';
import type { Agent } from '../state.ts';

const NEW_AGENT = {
  departments: [],
  online: 'offline',
  visible: 'visible',
  presence: 'activity',
  sessions: [],
} as const;

/** Adds an agent or changes the named members of one. A new one has chosen offline until told otherwise (P-1). */
export const saveAgent: CarryOut<'save-agent'> = ({ agents }, { kind: _kind, agent: id, ...change }, { now }) => {
  const agent: Agent = { ...(agents.get(id) ?? { name: id, ...NEW_AGENT }), ...change };
  agents.set(id, agent);
  return ok(agentView(id, agent, now));
};
