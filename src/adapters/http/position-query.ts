import type { ChatPosition } from '../../domain/chat/visitor-chat.ts';

/** Where a chat is read from, for the end of an address. */
export function positionQuery(position: ChatPosition | null, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({
    ...(position && { chat: position.chat, after: String(position.after) }),
    ...more,
  });
  return query.size > 0 ? `?${query}` : '';
}
