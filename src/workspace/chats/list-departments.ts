import type { ChatRulesSettings } from '../../domain/chat/department-settings.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import { EVERY_DEPARTMENT, type State } from '../state/state.ts';
import { knownDepartments } from './departments-of.ts';

/** A department's settings as they are read; one that was never saved has version 0 and nothing of its own. */
export interface DepartmentView {
  readonly id: string;
  readonly version: number;
  readonly schedule: Schedule | null;
  /** What it sets itself; the rest is the Default department's. */
  readonly chats: ChatRulesSettings;
}

/** Every department that has settings, or that a widget, an agent or a live chat names. */
export function listDepartments(state: State): readonly DepartmentView[] {
  const ids = new Set(knownDepartments(state));
  for (const [, agent] of state.agents.entries()) for (const id of agent.departments) ids.add(id);
  ids.delete(EVERY_DEPARTMENT);
  return [...ids].sort().map((id) => {
    const { version = 0, schedule = null, chats = {} } = state.departments.get(id) ?? {};
    return { id, version, schedule, chats };
  });
}
