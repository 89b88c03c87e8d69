import type { Instant } from '../../base/instant.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import type { ChatReceipt } from '../../domain/chat/chat-receipt.ts';
import { queuePosition } from '../../domain/chat/queue-position.ts';
import type { State } from '../state/state.ts';
import { chatsUnder } from './chat-shelf.ts';
import { queuedIn } from './chat-words.ts';

/** What is answered to whoever wrote, of the chat as it is after all that followed. */
export function chatReceipt({ chats }: State, chat: Chat, number: number | null, storedAt: Instant): ChatReceipt {
  const now = chats.get(chat.id) ?? chat;
  const { id, state, reason, department } = now;
  const line = state === 'queued' ? chatsUnder({ chats }, queuedIn(department)) : [];
  return { chat: id, state, reason, position: queuePosition(now, line), number, storedAt };
}

/** What is answered to whoever ended a chat. */
export const endReceipt = ({ id, state, reason, since }: Chat): ChatReceipt => ({
  chat: id,
  state,
  reason,
  position: null,
  number: null,
  storedAt: since,
});
