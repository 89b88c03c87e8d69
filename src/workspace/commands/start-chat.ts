import { ok, refused } from '../../base/result.ts';
import type { CarryOut } from '../carry-out.ts';
import { firstChatAnswer, keepChatAnswer } from '../chat-answer.ts';
import { actingVisitor, idsOf } from '../chat-people.ts';
import { chatReceipt } from '../chat-receipt.ts';
import { beginChat, liveChatOf } from '../chat-shelf.ts';
import { followUp } from '../follow-up.ts';
import { notFound } from '../problems.ts';
import { departmentFor, receptionAt } from '../reception.ts';
import { admitMessage, noteWriting, writeMessage } from '../write-message.ts';

/** Begins a visitor's chat where the rules put it now, or goes on in the one they have (C-1 to C-4, C-19, S-11). */
export const startChat: CarryOut<'start-chat'> = (state, command, context) => {
  const { actor: asking, commandId, text, department: named, skipsBot = false } = command;
  const { now, newId } = context;
  const acting = actingVisitor(state, asking, now);
  if (!acting.ok) return acting;
  const { visitor, settings, actor } = acting.value;
  const asked = { place: settings.id, commandId, body: { text, department: named, skipsBot } };
  const answered = firstChatAnswer(state, asked, idsOf(visitor));
  if (answered) return answered;
  const overLimit = admitMessage(state, acting.value, context);
  if (overLimit) return refused(overLimit);

  let chat = liveChatOf(state, visitor.id, settings.id);
  if (!chat) {
    const department = departmentFor(state, settings, named, now);
    if (department === null) return refused(notFound('department', named ?? ''));
    const { state: to, reason } = receptionAt(state, settings, { department, skipsBot }, 'started', now);
    const beginning = { id: newId(), widget: settings.id, visitor: visitor.id, department, skipsBot };
    chat = beginChat(state, { ...beginning, at: now, to, reason }, actor);
  }
  if (text !== undefined) {
    chat = writeMessage(state, chat, actor, { text, commandId }, now);
    noteWriting(state, acting.value, now);
  }
  followUp(state, now, false);
  const receipt = chatReceipt(state, chat, text === undefined ? null : chat.head, now);
  return ok(keepChatAnswer(state, asked, { id: visitor.id, visitor: visitor.id }, receipt));
};
