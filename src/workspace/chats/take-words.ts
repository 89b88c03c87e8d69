import type { Instant } from '../../base/instant.ts';
import { asksForPerson } from '../../domain/bot/asks-for-person.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import { leaveBot } from '../bots/leave-bot.ts';
import type { State } from '../state/state.ts';
import type { ActingVisitor } from './chat-people.ts';
import { noteWriting, type Words, writeMessage } from './write-message.ts';

export interface TakenWords {
  /** As it is after them. */
  readonly chat: Chat;
  /** The number of the words, as the visitor counts the log. */
  readonly number: number;
}

/** Puts a visitor's words into their chat; those to a bot that ask for a person hand it off with that (B-1). */
export function takeWords(
  state: State,
  chat: Chat,
  acting: ActingVisitor,
  words: Pick<Words, 'text' | 'commandId' | 'files'>,
  now: Instant,
): TakenWords {
  const { actor, settings } = acting;
  const written = writeMessage(state, chat, actor, words, now);
  noteWriting(state, acting, now);
  const number = written.shownHead;
  if (written.state !== 'bot' || !asksForPerson(words.text, settings.bot?.handOff?.phrases)) {
    return { chat: written, number };
  }
  const left = leaveBot(state, written, { why: 'handed-off', actor, at: now });
  return { chat: left.ok ? left.value : written, number };
}
