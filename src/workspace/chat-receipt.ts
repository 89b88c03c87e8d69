import type { Instant } from '../base/instant.ts';
import type { Chat } from '../domain/chat/chat.ts';
import type { ChatReceipt } from '../domain/chat/chat-receipt.ts';
import { queuePosition } from '../domain/chat/queue-position.ts';
import type { State } from './state.ts';

/** What is answered to whoever wrote, of the chat as it is after all that followed. */
export function chatReceipt({ chats }: State, chat: Chat, number: number | null, storedAt: Instant): ChatReceipt {
  const { id, state, reason } = chats.get(chat.id) ?? chat;
  const live = [...chats.entries()].map(([, each]) => each);
  return { chat: id, state, reason, position: queuePosition(chats.get(id) ?? chat, live), number, storedAt };
}
