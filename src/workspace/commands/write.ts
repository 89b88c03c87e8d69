import { ok, type Result, refused } from '../../base/result.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import { chatState } from '../../domain/chat/chat-state.ts';
import { goesOn } from '../../domain/chat/goes-on.ts';
import type { Problem } from '../../domain/problem.ts';
import type { CarryOut } from '../carry-out.ts';
import { firstChatAnswer, keepChatAnswer, OF_AGENTS } from '../chat-answer.ts';
import { type ActingVisitor, actingVisitor, idsOf, ownChat } from '../chat-people.ts';
import { chatReceipt } from '../chat-receipt.ts';
import { beginChat, findChat, liveChatOf, stepChat } from '../chat-shelf.ts';
import type { CommandOf } from '../command.ts';
import { followUp } from '../follow-up.ts';
import { receptionAt } from '../reception.ts';
import { rulesOf } from '../rules-of.ts';
import type { Context, State } from '../state.ts';
import { admitMessage, noteWriting, writeMessage } from '../write-message.ts';

type Write = CommandOf<'write'>;

/** Words into a chat, of the visitor or of the bot; into a closed one they bring it back, or begin the next (C-18). */
export const write: CarryOut<'write'> = (state, command, context) => {
  const { actor } = command;
  return actor.kind === 'bot'
    ? writeAsBot(state, command, context)
    : writeAsVisitor(state, { ...command, actor }, context);
};

function writeAsVisitor(
  state: State,
  { actor: asking, chat: id, commandId, text }: Write & { readonly actor: { readonly kind: 'visitor' } },
  context: Context,
): ReturnType<CarryOut<'write'>> {
  const { now } = context;
  const acting = actingVisitor(state, asking, now);
  if (!acting.ok) return acting;
  const { visitor, settings, actor } = acting.value;
  const asked = { place: settings.id, commandId, body: { chat: id, text } };
  const answered = firstChatAnswer(state, asked, idsOf(visitor));
  if (answered) return answered;
  const own = ownChat(state, id, acting.value);
  if (!own.ok) return own;
  const overLimit = admitMessage(state, acting.value, context);
  if (overLimit) return refused(overLimit);

  const chat = chatToWriteIn(state, own.value, acting.value, context);
  if (!chat.ok) return chat;
  const written = writeMessage(state, chat.value, actor, { text, commandId }, now);
  noteWriting(state, acting.value, now);
  if (chat.value.id !== own.value.id || chat.value.state !== own.value.state) followUp(state, now, false);
  const receipt = chatReceipt(state, written, written.head, now);
  return ok(keepChatAnswer(state, asked, { id: visitor.id, visitor: visitor.id }, receipt));
}

/** The chat words belong to: this one, the visitor's other one that lives, or the one that follows (C-18). */
function chatToWriteIn(
  state: State,
  chat: Chat,
  { visitor, settings, actor }: ActingVisitor,
  { now, newId }: Context,
): Result<Chat, Problem> {
  if (chat.state === 'missed') return refused(chatState(chat, 'write'));
  if (chat.state !== 'closed') return ok(chat);
  const other = liveChatOf(state, visitor.id, chat.widget);
  if (other) return ok(other);
  const { state: to, reason } = receptionAt(state, settings, chat, 'written-again', now);
  if (goesOn(chat, rulesOf(state)(chat.department), now)) {
    return stepChat(state, { ...chat, visitor: visitor.id }, { to, reason, at: now }, actor);
  }
  const { id: follows, widget, department, skipsBot } = chat;
  const beginning = { id: newId(), widget, visitor: visitor.id, department, skipsBot, follows };
  // A chat of its own begins as any other does.
  const why = reason === 'written-again' ? 'started' : reason;
  return ok(beginChat(state, { ...beginning, at: now, to, reason: why }, actor));
}

/** The bot is silent once people have the chat (B-1). */
function writeAsBot(
  state: State,
  { chat: id, commandId, text }: Write,
  { now }: Context,
): ReturnType<CarryOut<'write'>> {
  const asked = { place: OF_AGENTS, commandId, body: { chat: id, text } };
  const answered = firstChatAnswer(state, asked, ['bot']);
  if (answered) return answered;
  const found = findChat(state, id);
  if (!found.ok) return found;
  if (found.value.state !== 'bot') return refused(chatState(found.value, 'write'));
  const written = writeMessage(state, found.value, { kind: 'bot' }, { text, commandId }, now);
  const receipt = chatReceipt(state, written, written.head, now);
  return ok(keepChatAnswer(state, asked, { id: 'bot', visitor: written.visitor }, receipt));
}
