import type { ChatRules } from '../domain/chat/department-settings.ts';
import { isOpenFull, isQueueFull } from '../domain/chat/receive-chat.ts';
import { DEFAULT_DEPARTMENT, EVERY_DEPARTMENT, type State } from './state.ts';

export interface DepartmentLoad {
  readonly queued: number;
  readonly open: number;
}

/** How many chats wait in a department. */
export function departmentLoad({ chats }: State, department: string): DepartmentLoad {
  let queued = 0;
  let open = 0;
  for (const [, chat] of chats.entries()) {
    if (chat.department !== department) continue;
    if (chat.state === 'queued') queued += 1;
    if (chat.state === 'open') open += 1;
  }
  return { queued, open };
}

/** Whether a department is full, by its own chats or by what was reported of it (S-5, S-7). */
export function departmentFull(
  state: State,
  department: string,
  rules: ChatRules,
): { readonly queueFull: boolean; readonly openFull: boolean } {
  const reported = state.departments.get(department === EVERY_DEPARTMENT ? DEFAULT_DEPARTMENT : department);
  const { queueLimit, offlineHandling } = rules;
  // Counting takes a look at every chat, and most departments have no limit.
  const limited = queueLimit > 0 || offlineHandling.maxOpen > 0;
  const { queued, open } = limited ? departmentLoad(state, department) : { queued: 0, open: 0 };
  return {
    queueFull: reported?.queueFull === true || isQueueFull(rules, queued),
    openFull: reported?.openFull === true || isOpenFull(rules, open),
  };
}
