import type { Chat } from '../../domain/chat/chat.ts';
import type { ChatReceipt } from '../../domain/chat/chat-receipt.ts';
import type { TransferWarning } from '../../domain/chat/transfer-warning.ts';
import type { Typing } from '../../domain/chat/typing.ts';
import type { InvitationView } from '../../domain/invitation/invitation-view.ts';

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
  invite: InvitationView;
  'withdraw-invitation': InvitationView;
  'tell-invitation': null;
  'beat-visit': null;
  'invite-and-start': ChatReceipt;
  'mark-read': null;
  /** What others hear of it; null: nothing, since they just did, or by an invisible agent. */
  'tell-typing': Typing | null;
  'rate-chat': null;
  'save-workspace': { readonly version: number };
}
