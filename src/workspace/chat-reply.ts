import type { Instant } from '../base/instant.ts';
import type { Chat, ChatReason, ChatState } from '../domain/chat/chat.ts';
import type { TransferWarning } from '../domain/chat/transfer-warning.ts';

/** What became of somebody's words, and of the chat they are in (S-11). */
export interface ChatReceipt {
  readonly chat: string;
  readonly state: ChatState;
  readonly reason: ChatReason;
  /** The place in the line, from 1; null: it stands in none (C-20). */
  readonly position: number | null;
  /** The number of the words in the chat's log; null: there were none. */
  readonly number: number | null;
  readonly storedAt: Instant;
}

export interface ChatReplies {
  'start-chat': ChatReceipt;
  write: ChatReceipt;
  'hand-off': ChatReceipt;
  'open-chat': Chat;
  reply: ChatReceipt;
  note: ChatReceipt;
  'pass-offer': Chat;
  /** It is done in any case; the warning is for whoever did it. */
  'transfer-chat': { readonly chat: Chat; readonly warning: TransferWarning | null };
  'close-chat': Chat;
  /** The new chat. */
  'reopen-chat': Chat;
  'invite-and-start': ChatReceipt;
  'save-workspace': null;
}
