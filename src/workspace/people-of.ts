import { isReachable } from '../domain/presence/is-reachable.ts';
import type { WidgetSettings } from '../domain/settings.ts';
import type { People } from '../domain/status/people.ts';
import { departmentFull } from './department-load.ts';
import { departmentsOf } from './departments-of.ts';
import { rulesOf } from './rules-of.ts';
import { EVERY_DEPARTMENT, type State } from './state.ts';

/**
 * Who can answer behind a widget now: its departments one by one, or, where it names none, the workspace as a whole
 * with the load of the chats that belong to no department (S-6).
 */
export function peopleOf(state: State, settings: WidgetSettings, now: number): People {
  const staffed = staffedDepartments(state, now);
  const rules = rulesOf(state);
  const load = (id: string) => {
    const { queueFull, openFull } = departmentFull(state, id, rules(id));
    return { ...(queueFull && { queueFull }), ...(openFull && { openFull }) };
  };
  if (!settings.departments?.length) return { staffed: staffed.has(EVERY_DEPARTMENT), ...load(EVERY_DEPARTMENT) };
  return {
    staffed: settings.departments.some((id) => staffed.has(id)),
    departments: settings.departments.map((id) => {
      const schedule = state.departments.get(id)?.schedule;
      return { id, staffed: staffed.has(id), ...load(id), ...(schedule && { schedule }) };
    }),
  };
}

/** The departments in which somebody is reachable now (P-3). */
export function staffedDepartments(state: State, now: number): ReadonlySet<string> {
  const staffed = new Set<string>();
  const serves = departmentsOf(state);
  for (const [, agent] of state.agents.entries()) {
    if (isReachable(agent, now)) for (const id of serves(agent)) staffed.add(id);
  }
  return staffed;
}
