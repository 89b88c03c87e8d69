import { chatRules } from '../domain/chat/chat-rules.ts';
import type { ChatRules } from '../domain/chat/department-settings.ts';
import { remember } from '../domain/schedule/remember.ts';
import { DEFAULT_DEPARTMENT, type State, WORKSPACE_SETTINGS } from './state.ts';

/** The rules of each department as they are now; looked up once each. */
export function rulesOf({ departments, workspace }: State): (department: string) => ChatRules {
  const known = new Map<string, ChatRules>();
  const fallback = departments.get(DEFAULT_DEPARTMENT)?.chats;
  const offlineHandling = workspace.get(WORKSPACE_SETTINGS)?.offlineHandling ?? true;
  return (department) =>
    remember(known, department, () =>
      chatRules({ own: departments.get(department)?.chats, fallback, offlineHandling }),
    );
}
