import type { Chat } from './chat.ts';

/** The chat once one side has read up to an entry; the same object where they had before (K-1). */
export function readUpTo(chat: Chat, side: 'visitor' | 'agent', number: number): Chat {
  const mark = side === 'visitor' ? 'readByVisitor' : 'readByAgent';
  return number > chat[mark] ? { ...chat, [mark]: number } : chat;
}
