import { isReachable } from '../domain/presence/is-reachable.ts';
import type { WidgetSettings } from '../domain/settings.ts';
import type { People } from '../domain/status/people.ts';
import { DEFAULT_DEPARTMENT, type State } from './state.ts';

/**
 * Who can answer behind a widget now: its departments one by one, or, where it names none, the workspace as a whole
 * with the load of the default department (S-6).
 */
export function peopleOf({ agents, departments }: State, settings: WidgetSettings, now: number): People {
  const staffed = new Set<string>();
  for (const [, agent] of agents.entries()) {
    if (!isReachable(agent, now)) continue;
    for (const id of agent.departments.length > 0 ? agent.departments : [DEFAULT_DEPARTMENT]) staffed.add(id);
  }
  const load = (id: string) => {
    const { queueFull = false, openFull = false } = departments.get(id) ?? {};
    return { ...(queueFull && { queueFull }), ...(openFull && { openFull }) };
  };
  if (!settings.departments?.length) return { staffed: staffed.size > 0, ...load(DEFAULT_DEPARTMENT) };
  return {
    staffed: settings.departments.some((id) => staffed.has(id)),
    departments: settings.departments.map((id) => {
      const schedule = departments.get(id)?.schedule;
      return { id, staffed: staffed.has(id), ...load(id), ...(schedule && { schedule }) };
    }),
  };
}
