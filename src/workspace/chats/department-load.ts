import type { ChatRules } from '../../domain/chat/department-settings.ts';
import { isOpenFull, isQueueFull } from '../../domain/chat/receive-chat.ts';
import { DEFAULT_DEPARTMENT, EVERY_DEPARTMENT, type State } from '../state/state.ts';
import { openIn, queuedIn } from './chat-words.ts';

export interface DepartmentLoad {
  readonly queued: number;
  readonly open: number;
}

/** How many chats wait in a department. */
export const departmentLoad = ({ chats }: State, department: string): DepartmentLoad => ({
  queued: chats.countUnder(queuedIn(department)),
  open: chats.countUnder(openIn(department)),
});

/** Whether a department is full, by its own chats or by what was reported of it (S-5, S-7). */
export function departmentFull(
  state: State,
  department: string,
  rules: ChatRules,
): { readonly queueFull: boolean; readonly openFull: boolean } {
  const reported = state.departments.get(department === EVERY_DEPARTMENT ? DEFAULT_DEPARTMENT : department);
  const { queued, open } = departmentLoad(state, department);
  return {
    queueFull: reported?.queueFull === true || isQueueFull(rules, queued),
    openFull: reported?.openFull === true || isOpenFull(rules, open),
  };
}
