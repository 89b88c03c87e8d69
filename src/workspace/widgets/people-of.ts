import type { WidgetSettings } from '../../domain/settings.ts';
import type { People } from '../../domain/status/people.ts';
import { isStaffed } from '../chats/agents-in.ts';
import { departmentFull } from '../chats/department-load.ts';
import { rulesOf } from '../chats/rules-of.ts';
import { EVERY_DEPARTMENT, type State } from '../state/state.ts';

/**
 * Who can answer behind a widget now: its departments one by one, or, where it names none, the workspace as a whole
 * with the load of the chats that belong to no department (S-6).
 */
export function peopleOf(state: State, settings: WidgetSettings, now: number): People {
  const rules = rulesOf(state);
  const load = (id: string) => {
    const { queueFull, openFull } = departmentFull(state, id, rules(id));
    return { ...(queueFull && { queueFull }), ...(openFull && { openFull }) };
  };
  if (!settings.departments?.length)
    return { staffed: isStaffed(state, EVERY_DEPARTMENT, now), ...load(EVERY_DEPARTMENT) };
  return {
    staffed: settings.departments.some((id) => isStaffed(state, id, now)),
    departments: settings.departments.map((id) => {
      const schedule = state.departments.get(id)?.schedule;
      return { id, staffed: isStaffed(state, id, now), ...load(id), ...(schedule && { schedule }) };
    }),
  };
}
