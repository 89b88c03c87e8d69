import type { VisitorChat } from '../../domain/chat/visitor-chat.ts';
import type { SaidFate } from '../../engine/chat/chat-session.ts';

export type Fate = SaidFate['state'] | 'delivered' | 'read';

/** What is known of the visitor's words with this number: never more than the server says (K-1). */
export function fateOf(number: number, { read = 0, delivered = 0 }: Pick<VisitorChat, 'read' | 'delivered'>): Fate {
  if (number <= read) return 'read';
  return number <= delivered ? 'delivered' : 'sent';
}
