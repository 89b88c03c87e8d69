import type { Chat } from './chat.ts';
import type { ChatRules } from './department-settings.ts';

/**
 * The order in which waiting chats are served: the line its department puts first, then the greater `priority`,
 * then first in, first out, then the lower id. Departments with other preferences keep them in one common order,
 * so that an agent of several serves all their first lines before any second one.
 */
export const assignOrder =
  (rulesOf: (department: string) => ChatRules) =>
  (a: Chat, b: Chat): number =>
    Number(isSecond(a, rulesOf)) - Number(isSecond(b, rulesOf)) ||
    b.priority - a.priority ||
    (a.queuedAt ?? a.since) - (b.queuedAt ?? b.since) ||
    (a.id < b.id ? -1 : 1);

const isSecond = ({ state, department }: Chat, rulesOf: (department: string) => ChatRules): boolean =>
  state !== rulesOf(department).offlineHandling.priority;
