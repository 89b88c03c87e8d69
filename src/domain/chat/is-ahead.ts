import type { Chat } from './chat.ts';
import type { ChatPosition } from './visitor-chat.ts';

/** Whether a page has seen more of a chat than there is of it, and so another log than this one (D-2). */
export const isAhead = (chat: Pick<Chat, 'id' | 'shownHead'> | null, { chat: id, after }: ChatPosition): boolean =>
  chat?.id === id && after > chat.shownHead;
