import { canonicalJson, type Json } from '../../base/json.ts';
import type { AgentActor } from '../../domain/agent/agent-actor.ts';
import type { Agent, State } from '../state/state.ts';

/** What of an agent is worth remembering; their sessions come and go. */
const RECORDED = [
  'name',
  'role',
  'departments',
  'allDepartments',
  'capacity',
  'autoAccept',
  'online',
  'visible',
  'presence',
] as const satisfies readonly (keyof Agent)[];

/** Puts an agent on their shelf as they are now, and records by whom they were made so, if anything differs (P-6). */
export function keepAgent({ agents, events }: State, id: string, agent: Agent, actor: AgentActor, at: number): void {
  const before = agents.get(id);
  agents.set(id, agent);
  const changes = RECORDED.filter((member) => canonicalJson(agent[member]) !== canonicalJson(before?.[member]));
  if (changes.length === 0) return;
  const changed = Object.fromEntries(changes.map((member) => [member, agent[member]])) as Json;
  events.push({
    kind: before ? 'agent.changed' : 'agent.added',
    at,
    visitor: null,
    body: { id, actor: { ...actor }, changed },
  });
}
