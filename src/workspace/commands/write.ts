import { ok, type Result, refused } from '../../base/result.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import { chatState } from '../../domain/chat/chat-state.ts';
import { goesOn } from '../../domain/chat/goes-on.ts';
import type { Problem } from '../../domain/problem.ts';
import { knownContact } from '../../domain/session/known-contact.ts';
import { greetVisitor } from '../bots/greet-visitor.ts';
import type { CarryOut } from '../carry-out.ts';
import { firstChatAnswer, keepChatAnswer, OF_AGENTS } from '../chats/chat-answer.ts';
import { type ActingVisitor, actingVisitor, idsOf, ownChat } from '../chats/chat-people.ts';
import { chatReceipt } from '../chats/chat-receipt.ts';
import { beginChat, findChat, liveChatOf, stepChat } from '../chats/chat-shelf.ts';
import { receptionAt } from '../chats/reception.ts';
import { rulesOf } from '../chats/rules-of.ts';
import { takeWords } from '../chats/take-words.ts';
import { admitMessage, writeMessage } from '../chats/write-message.ts';
import type { CommandOf } from '../command.ts';
import { attachFiles } from '../files/file-shelf.ts';
import type { Draft } from '../state/draft.ts';
import type { Context, State } from '../state/state.ts';

type Write = CommandOf<'write'>;

/** Words into a chat, of the visitor or of the bot; into a closed one they bring it back, or begin the next (C-18). */
export const write: CarryOut<'write'> = (state, command, context) => {
  const { actor } = command;
  return actor.kind === 'bot'
    ? writeAsBot(state, command, context)
    : writeAsVisitor(state, { ...command, actor }, context);
};

function writeAsVisitor(
  state: Draft,
  { actor: asking, chat: id, commandId, text, files }: Write & { readonly actor: { readonly kind: 'visitor' } },
  context: Context,
): ReturnType<CarryOut<'write'>> {
  const { now } = context;
  const acting = actingVisitor(state, asking, now);
  if (!acting.ok) return acting;
  const { visitor, settings } = acting.value;
  const asked = { place: settings.id, commandId, body: { chat: id, text, files } };
  const answered = firstChatAnswer(state, asked, idsOf(visitor));
  if (answered) return answered;
  const own = ownChat(state, id, acting.value);
  if (!own.ok) return own;
  const overLimit = admitMessage(state, acting.value, context);
  if (overLimit) return refused(overLimit);

  const chat = chatToWriteIn(state, own.value, acting.value, context);
  if (!chat.ok) return chat;
  const named = attachFiles(state, { files, by: idsOf(visitor), chat: id }, chat.value, now);
  if (!named.ok) return named;
  const words = takeWords(state, chat.value, acting.value, { text, commandId, files: named.value }, now);
  return ok(() => {
    const receipt = chatReceipt(state, words.chat, words.number, now);
    return keepChatAnswer(state, asked, { id: visitor.id, visitor: visitor.id }, receipt);
  });
}

/** The chat words belong to: this one, the visitor's other one that lives, or the one that follows (C-18). */
function chatToWriteIn(
  state: State,
  chat: Chat,
  acting: ActingVisitor,
  { now, newId }: Context,
): Result<Chat, Problem> {
  const { visitor, settings, actor, from } = acting;
  if (chat.state === 'missed') return refused(chatState(chat, 'write'));
  if (chat.state !== 'closed') return ok(chat);
  const other = liveChatOf(state, visitor.id, chat.widget);
  if (other) return ok(other);
  if (goesOn(chat, rulesOf(state)(chat.department), now)) {
    const { state: to, reason } = receptionAt(state, settings, chat, 'written-again', now);
    return stepChat(state, { ...chat, visitor: visitor.id }, { to, reason, at: now }, actor);
  }
  // A chat of its own begins as any other does: with the bot, though the one before was handed off (B-1).
  const { id: follows, widget, department } = chat;
  const { state: to, reason } = receptionAt(state, settings, { department, skipsBot: false }, 'started', now);
  const contact = knownContact(visitor, from);
  const beginning = { id: newId(), widget, visitor: visitor.id, department, follows, contact, at: now, to, reason };
  return ok(greetVisitor(state, beginChat(state, beginning, actor), acting, now));
}

/** The bot is silent once people have the chat (B-1). */
function writeAsBot(
  state: State,
  { chat: id, commandId, text, offers, choices, answers }: Write,
  { now }: Context,
): ReturnType<CarryOut<'write'>> {
  const asked = { place: OF_AGENTS, commandId, body: { chat: id, text, offers: offers ?? [], choices } };
  const answered = firstChatAnswer(state, asked, ['bot']);
  if (answered) return answered;
  const found = findChat(state, id);
  if (!found.ok) return found;
  if (found.value.state !== 'bot') return refused(chatState(found.value, 'write'));
  const written = writeMessage(state, found.value, { kind: 'bot' }, { text, commandId, offers, choices, answers }, now);
  const receipt = chatReceipt(state, written, written.head, now);
  return ok(keepChatAnswer(state, asked, { id: 'bot', visitor: written.visitor }, receipt));
}
