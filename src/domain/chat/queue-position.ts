import type { Chat } from './chat.ts';

/** The place of a queued chat in its department's line, from 1; null: it stands in none (C-20). */
export function queuePosition(chat: Chat, chats: Iterable<Chat>): number | null {
  if (chat.state !== 'queued') return null;
  let position = 1;
  for (const other of chats) {
    if (other.state === 'queued' && other.department === chat.department && isBefore(other, chat)) position += 1;
  }
  return position;
}

/** First in, first out within equal priority. */
const isBefore = (a: Chat, b: Chat): boolean =>
  a.priority !== b.priority
    ? a.priority > b.priority
    : a.queuedAt !== b.queuedAt
      ? (a.queuedAt ?? 0) < (b.queuedAt ?? 0)
      : a.id < b.id;
