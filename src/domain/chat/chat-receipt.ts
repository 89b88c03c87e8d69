import type { Instant } from '../../base/instant.ts';
import type { ChatReason, ChatState } from './chat.ts';

/** What became of somebody's words, and of the chat they are in (S-11). */
export interface ChatReceipt {
  readonly chat: string;
  readonly state: ChatState;
  readonly reason: ChatReason;
  /** The place in the line, from 1; null: it stands in none (C-20). */
  readonly position: number | null;
  /** The number of the words in the chat's log, as whoever wrote them counts it; null: there were none. */
  readonly number: number | null;
  readonly storedAt: Instant;
}
