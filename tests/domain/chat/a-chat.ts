import { toInstant } from '../../../src/base/instant.ts';
import type { Chat, ChatState } from '../../../src/domain/chat/chat.ts';
import { CHAT_RULES, type ChatRules } from '../../../src/domain/chat/department-settings.ts';
import { newChat } from '../../../src/domain/chat/new-chat.ts';

/** Monday, 23 November 2026, 10:00 UTC, and so many seconds. */
export const at = (seconds: number) => toInstant(Date.UTC(2026, 10, 23, 10) + seconds * 1_000);

/** A chat as it began in this state at 10:00, and what differs. */
export const aChat = (to: ChatState, members: Partial<Chat> = {}): Chat => ({
  ...newChat({
    ...{ id: 'c', widget: 'w', visitor: 'v', department: 'sales', at: at(0), to, reason: 'started' },
    ...(to === 'active' && { owner: 'anna' }),
  }),
  ...members,
});

/** The rules of the house, and what differs. */
export const rules = (members: Partial<ChatRules> = {}): ChatRules => ({ ...CHAT_RULES, ...members });
