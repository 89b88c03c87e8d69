import type { AssigningAgent } from '../../domain/chat/assignment.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import { isLive } from '../../domain/presence/is-live.ts';
import { isReachable } from '../../domain/presence/is-reachable.ts';
import type { Agent, State } from '../state/state.ts';
import { agentsIn } from './agents-in.ts';

/** The agents these chats can be offered to now, and those they are held out to, with the departments that count for them. */
export function askedAgents(
  state: Pick<State, 'agents'>,
  chats: readonly Chat[],
  now: number,
): readonly AssigningAgent[] {
  const asked = new Map<string, { readonly agent: Agent; readonly departments: string[] }>();
  for (const department of new Set(chats.map((chat) => chat.department))) {
    for (const [id, agent] of agentsIn(state, department)) {
      if (!isReachable(agent, now)) continue;
      const known = asked.get(id);
      if (known) known.departments.push(department);
      else asked.set(id, { agent, departments: [department] });
    }
  }
  for (const { offer } of chats) {
    const agent = offer && !asked.has(offer.agent) ? state.agents.get(offer.agent) : undefined;
    if (offer && agent) asked.set(offer.agent, { agent, departments: [] });
  }
  return [...asked].map(([id, { agent, departments }]) => ({
    id,
    departments,
    reachable: isReachable(agent, now),
    live: isLive(agent, now),
    visible: agent.visible === 'visible',
    autoAccept: agent.autoAccept,
    capacity: agent.capacity,
    lastAssignedAt: agent.lastAssignedAt ?? null,
  }));
}
