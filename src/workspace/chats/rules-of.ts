import { chatRules } from '../../domain/chat/chat-rules.ts';
import type { ChatRules, ChatRulesSettings } from '../../domain/chat/department-settings.ts';
import { remember } from '../../domain/schedule/remember.ts';
import { DEFAULT_DEPARTMENT, type State, WORKSPACE_SETTINGS } from '../state/state.ts';

/** The rules of each department as they are now. */
export function rulesOf({ departments, workspace }: State): (department: string) => ChatRules {
  const fallback = departments.get(DEFAULT_DEPARTMENT)?.chats ?? UNSET;
  const offlineHandling = workspace.get(WORKSPACE_SETTINGS)?.offlineHandling ?? true;
  const known = remember(offlineHandling ? HANDLED : UNHANDLED, fallback, () => new WeakMap());
  return (department) => {
    const own = departments.get(department)?.chats ?? UNSET;
    return remember(known, own, () => chatRules({ own, fallback, offlineHandling }));
  };
}

const UNSET: ChatRulesSettings = {};

/** Rules by the settings they come from, which are replaced and never changed: first the fallback's, then the own. */
type KnownRules = WeakMap<ChatRulesSettings, WeakMap<ChatRulesSettings, ChatRules>>;
const HANDLED: KnownRules = new WeakMap();
const UNHANDLED: KnownRules = new WeakMap();
