import type { Instant } from '../../base/instant.ts';
import { type Result, refused } from '../../base/result.ts';
import type { Actor, Chat } from '../../domain/chat/chat.ts';
import { chatState } from '../../domain/chat/chat-state.ts';
import type { Problem } from '../../domain/problem.ts';
import { stepChat } from '../chats/chat-shelf.ts';
import { receptionAt } from '../chats/reception.ts';
import { widgetUnknown } from '../problems.ts';
import type { State } from '../state/state.ts';

/** From the bot to people, by the same test as a chat that starts; from then on no bot takes part in it (C-6, B-1). */
export function leaveBot(
  state: State,
  chat: Chat,
  { why, actor, at }: { readonly why: 'handed-off' | 'bot-failed'; readonly actor: Actor; readonly at: Instant },
): Result<Chat, Problem> {
  if (chat.state !== 'bot') return refused(chatState(chat, 'hand-off'));
  const settings = state.widgets.get(chat.widget)?.settings;
  if (!settings) return refused(widgetUnknown(chat.widget));
  const leaving = { ...chat, skipsBot: true };
  const { state: to, reason } = receptionAt(state, settings, leaving, why, at);
  return stepChat(state, leaving, { to, reason, at }, actor);
}
