import { ok, type Result, refused } from '../../base/result.ts';
import { requiredFields } from '../../domain/chat/asked-fields.ts';
import type { Chat, Contact } from '../../domain/chat/chat.ts';
import { invalidForm } from '../../domain/form/invalid-form.ts';
import { checkContact, cleanContact } from '../../domain/invitation/check-contact.ts';
import type { Invitation } from '../../domain/invitation/invitation.ts';
import type { Problem } from '../../domain/problem.ts';
import { knownContact } from '../../domain/session/known-contact.ts';
import { withContact } from '../../domain/session/with-contact.ts';
import { greetVisitor } from '../bots/greet-visitor.ts';
import type { CarryOut } from '../carry-out.ts';
import { firstChatAnswer, keepChatAnswer } from '../chats/chat-answer.ts';
import { type ActingVisitor, actingVisitor, idsOf } from '../chats/chat-people.ts';
import { chatReceipt } from '../chats/chat-receipt.ts';
import { beginChat, liveChatOf } from '../chats/chat-shelf.ts';
import { departmentFor, receptionAt } from '../chats/reception.ts';
import { takeWords } from '../chats/take-words.ts';
import { admitMessage } from '../chats/write-message.ts';
import type { CommandOf } from '../command.ts';
import { acceptInvitation, answeredInvitation } from '../invitations/answer-invitation.ts';
import { notFound } from '../problems.ts';
import type { Context, State } from '../state/state.ts';
import { findVisitor, keepVisitor } from '../visitors/visitor-shelf.ts';

/** Begins a visitor's chat where the rules put it now, or goes on in the one they have (C-1 to C-4, C-19, S-11). */
export const startChat: CarryOut<'start-chat'> = (state, command, context) => {
  const { actor: asking, commandId, text, department, skipsBot = false, contact, invitation } = command;
  const { now } = context;
  const acting = actingVisitor(state, asking, now);
  if (!acting.ok) return acting;
  const { visitor, settings, actor } = acting.value;
  const asked = {
    place: settings.id,
    commandId,
    body: { text, department, skipsBot, contact, invitation },
  };
  const answered = firstChatAnswer(state, asked, idsOf(visitor));
  if (answered) return answered;
  const overLimit = admitMessage(state, acting.value, context);
  if (overLimit) return refused(overLimit);

  const answers = answeredInvitation(state, acting.value, invitation);
  const live = liveChatOf(state, visitor.id, settings.id);
  const begun = live ? ok(live) : begin(state, command, answers, acting.value, context);
  if (!begun.ok) return begun;
  let chat = begun.value;
  if (answers) chat = acceptInvitation(state, chat, answers, actor, now);
  const words = text === undefined ? null : takeWords(state, chat, acting.value, { text, commandId }, now);
  if (!live && contact) noteContact(state, acting.value, cleanContact(contact));
  return ok(() => {
    const receipt = chatReceipt(state, words?.chat ?? chat, words?.number ?? null, now);
    return keepChatAnswer(state, asked, { id: visitor.id, visitor: visitor.id }, receipt);
  });
};

/** The visitor as their words have left them, with what they said of themselves. */
function noteContact(state: State, { visitor: { id }, from }: ActingVisitor, told: Contact): void {
  const visitor = findVisitor(state, id);
  if (visitor) keepVisitor(state, withContact(visitor, told, from));
}

/** A chat of the visitor's own, or one an agent asked for: with what the invitation says of it (I-2). */
function begin(
  state: State,
  { department: named, skipsBot: past = false, contact: said = {} }: CommandOf<'start-chat'>,
  invitation: Invitation | null,
  acting: ActingVisitor,
  { now, newId }: Context,
): Result<Chat, Problem> {
  const { visitor, settings, actor, from: shownFrom } = acting;
  const told = cleanContact(said);
  const known = knownContact(visitor, shownFrom);
  const problems = checkContact(told, invitation?.fields ?? requiredFields(settings.chat, known));
  if (problems.length > 0) return refused(invalidForm(problems, 'contact.'));
  const asked = invitation?.department ?? '';
  const department = departmentFor(state, settings, settings.departments?.includes(asked) ? asked : named, now);
  if (department === null) return refused(notFound('department', named ?? ''));
  const skipsBot = past || invitation?.skipBot === true;
  const askedBy = invitation?.assignToMe ? invitation.by : null;
  const { state: to, reason } = receptionAt(state, settings, { department, skipsBot, askedBy }, 'started', now);
  const beginning = {
    id: newId(),
    widget: settings.id,
    visitor: visitor.id,
    department,
    skipsBot,
    contact: { ...known, ...told },
  };
  const from = { ...(invitation && { invitation: invitation.id }), ...(askedBy !== null && { askedBy }) };
  const chat = beginChat(state, { ...beginning, ...from, at: now, to, reason }, actor);
  // Whoever answers an invitation was greeted by it.
  return ok(invitation ? chat : greetVisitor(state, chat, acting, now));
}
