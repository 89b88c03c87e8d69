import type { Instant } from '../../base/instant.ts';
import type { Chat } from './chat.ts';
import type { ChatRules } from './department-settings.ts';

/** Whether words in a closed chat go on with it, rather than begin another that follows it (C-18). 0: they never do. */
export const goesOn = ({ since }: Pick<Chat, 'since'>, { reopenWindowMs }: ChatRules, now: Instant): boolean =>
  now - since < reopenWindowMs;
