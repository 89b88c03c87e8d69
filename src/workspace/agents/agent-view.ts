import { isLive } from '../../domain/presence/is-live.ts';
import { isReachable } from '../../domain/presence/is-reachable.ts';
import { presenceWarning } from '../../domain/presence/presence-warning.ts';
import type { AgentView } from '../reply.ts';
import type { Agent } from '../state/state.ts';

/** An agent as others may see one at this instant. */
export function agentView(id: string, agent: Agent, now: number): AgentView {
  return {
    id,
    ...agent,
    live: isLive(agent, now),
    reachable: isReachable(agent, now),
    warning: presenceWarning(agent),
  };
}
