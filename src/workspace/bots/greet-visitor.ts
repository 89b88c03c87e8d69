import type { Instant } from '../../base/instant.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import { pickText } from '../../domain/text/pick-text.ts';
import type { ActingVisitor } from '../chats/chat-people.ts';
import { writeMessage } from '../chats/write-message.ts';
import type { State } from '../state/state.ts';

/** Says the bot's greeting in a chat that has just begun with it, where there is one; it answers nothing yet (B-1). */
export function greetVisitor(state: State, chat: Chat, { visitor, settings }: ActingVisitor, at: Instant): Chat {
  if (chat.state !== 'bot') return chat;
  const text = pickText(settings.bot?.greeting, visitor.language);
  return text === undefined ? chat : writeMessage(state, chat, { kind: 'bot' }, { text, commandId: null }, at);
}
