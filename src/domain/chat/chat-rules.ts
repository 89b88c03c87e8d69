import { CHAT_RULES, type ChatRules, type ChatRulesSettings } from './department-settings.ts';

export interface RuleSources {
  readonly own: ChatRulesSettings | undefined;
  /** The Default department's, for each member the department leaves unset. */
  readonly fallback: ChatRulesSettings | undefined;
  /** The workspace's switch: false turns offline handling off for every department at once. */
  readonly offlineHandling: boolean;
}

/** The rules in force for a department, field by field: its own, the Default department's, those of the house. */
export function chatRules({ own, fallback, offlineHandling }: RuleSources): ChatRules {
  const handling = { ...CHAT_RULES.offlineHandling, ...fallback?.offlineHandling, ...own?.offlineHandling };
  return {
    ...CHAT_RULES,
    ...fallback,
    ...own,
    offlineHandling: { ...handling, enabled: handling.enabled && offlineHandling },
  };
}
