import { ok, refused } from '../../base/result.ts';
import { chatState } from '../../domain/chat/chat-state.ts';
import type { CarryOut } from '../carry-out.ts';
import { agentAtChat } from '../chats/chat-people.ts';
import { beginChat, liveChatOf } from '../chats/chat-shelf.ts';
import { notFound, widgetDisabled, widgetUnknown } from '../problems.ts';
import { findVisitor } from '../visitors/visitor-shelf.ts';
import { takesNothing } from '../widgets/status-document.ts';

/** Begins a queued chat that follows a missed one; the missed one stays what it is (C-14). */
export const reopenChat: CarryOut<'reopen-chat'> = (state, { actor, chat: id }, { now, newId }) => {
  const at = agentAtChat(state, actor.id, id);
  if (!at.ok) return at;
  const { id: follows, widget, department, visitor: of, state: was } = at.value.chat;
  if (was !== 'missed') return refused(chatState(at.value.chat, 'reopen'));
  const settings = state.widgets.get(widget)?.settings;
  if (!settings) return refused(widgetUnknown(widget));
  if (takesNothing(settings)) return refused(widgetDisabled(widget));
  const visitor = findVisitor(state, of)?.id;
  if (visitor === undefined) return refused(notFound('visitor', of));
  const live = liveChatOf(state, visitor, widget);
  if (live) return refused(chatState(live, 'reopen'));
  const beginning = { id: newId(), widget, visitor, department, follows, skipsBot: true };
  const chat = beginChat(state, { ...beginning, at: now, to: 'queued', reason: 'reopened' }, actor);
  return ok(() => state.chats.get(chat.id) ?? chat);
};
