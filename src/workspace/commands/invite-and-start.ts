import { ok, refused } from '../../base/result.ts';
import { chatState } from '../../domain/chat/chat-state.ts';
import type { CarryOut } from '../carry-out.ts';
import { firstChatAnswer, keepChatAnswer, OF_AGENTS } from '../chat-answer.ts';
import { actingAgent } from '../chat-people.ts';
import { chatReceipt } from '../chat-receipt.ts';
import { beginChat, liveChatOf } from '../chat-shelf.ts';
import { departmentsOf } from '../departments-of.ts';
import { followUp } from '../follow-up.ts';
import { notFound, widgetDisabled, widgetUnknown } from '../problems.ts';
import { EVERY_DEPARTMENT } from '../state.ts';
import { takesNothing } from '../status-document.ts';
import { findVisitor } from '../visitor-shelf.ts';
import { writeMessage } from '../write-message.ts';

/** Begins a chat with a visitor: active and the inviter's at once, whatever their online or visibility (C-5, I-3). */
export const inviteAndStart: CarryOut<'invite-and-start'> = (state, command, { now, newId }) => {
  const { actor, widget, visitor: invited, commandId, text } = command;
  const asked = { place: OF_AGENTS, commandId, body: { widget, invited, text } };
  const answered = firstChatAnswer(state, asked, [actor.id]);
  if (answered) return answered;
  const acting = actingAgent(state, actor.id, 'visitors.use');
  if (!acting.ok) return acting;
  const settings = state.widgets.get(widget)?.settings;
  if (!settings) return refused(widgetUnknown(widget));
  if (takesNothing(settings)) return refused(widgetDisabled(widget));
  const visitor = findVisitor(state, invited);
  if (visitor?.widget !== widget) return refused(notFound('visitor', invited));
  const live = liveChatOf(state, visitor.id, widget);
  if (live) return refused(chatState(live, 'start'));

  const listed = settings.departments ?? [];
  const serves = departmentsOf(state)(acting.value);
  const department = listed.find((id) => serves.includes(id)) ?? listed[0] ?? EVERY_DEPARTMENT;
  const beginning = { id: newId(), widget, visitor: visitor.id, department, owner: actor.id, skipsBot: true };
  const begun = beginChat(state, { ...beginning, at: now, to: 'active', reason: 'invited' }, actor);
  const chat = writeMessage(state, begun, actor, { text, commandId }, now);
  followUp(state, now, false);
  const receipt = chatReceipt(state, chat, chat.head, now);
  return ok(keepChatAnswer(state, asked, { id: actor.id, visitor: visitor.id }, receipt));
};
