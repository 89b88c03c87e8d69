import type { VisitorChat } from '../../domain/chat/visitor-chat.ts';

/** Whether somebody answers in it or may yet do so; `missed` and `closed` are ends. */
export const isLiving = (chat: VisitorChat | null): boolean => chat !== null && !/missed|closed/.test(chat.state);
