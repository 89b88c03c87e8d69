import type { Instant } from '../../base/instant.ts';
import type { Contact } from '../../domain/chat/chat.ts';
import type { ChatOffer } from '../../domain/chat/chat-entry.ts';

/**
 * Whatever answers visitors in place of a person: a language model, a script, a search in the owner's texts.
 *
 * The provider says what to say and never says it itself. `createBotRunner` asks it, keeps its answers within bounds and
 * its time, puts them into the chat, and leads the visitor to a person when it fails. So a provider needs no store, no
 * retry, no timer and no knowledge of the chat's state; it is asked anew for whatever is owed, after a crash too.
 *
 * - Order: the steps of one answer are taken one after another. There is one answer at a time in a chat, and any number
 *   in different chats.
 * - Repeats: after a restart the same turn may be asked again, and messages of it that were sent already are not sent
 *   twice, even if they are worded differently now. What a provider does beside answering must bear being done again.
 * - Bounds: a message has 1 to 4,000 characters, as anybody's has, and up to `MOST_CHOICES` choices of `LONGEST_CHOICE`
 *   characters; an answer has `MOST_BOT_MESSAGES` messages at most, and all of it takes no longer than the widget's
 *   `bot.timeoutMs`.
 * - Errors: throwing, taking too long, going over the bounds, ending in the middle, or saying nothing to a visitor who
 *   wrote hands the chat off with the reason `bot-failed`. There is no other way to fail and none to be asked again: a
 *   provider that wants to try its own service twice does so within its time. On `began` nobody waits for an answer, so
 *   saying nothing is fine and failing is only reported.
 * - Ending: once the signal is aborted nothing the provider says is heard. That is so when the visitor writes on, when a
 *   person takes over, when the chat ends, when the time is up, and when the runner stops.
 *
 * `tests/workspace/bot-runner.spec.ts` has a case for each of these.
 */
export interface BotProvider {
  answer(turn: BotTurn, signal: AbortSignal): AsyncIterable<BotStep>;
}

/** What a provider gets to know: one chat, and why it is its turn. */
export interface BotTurn {
  readonly chat: string;
  readonly widget: string;
  /** BCP 47, of the words the visitor sees. */
  readonly language: string;
  /** `began`: the chat began and nobody has said anything yet. `written`: the visitor wrote. */
  readonly why: 'began' | 'written';
  /** What was said to or by the visitor, the latest last; of a long chat its last `LONGEST_HISTORY`. Never a note. */
  readonly history: readonly BotHistoryWords[];
  /** What the visitor said of themselves. */
  readonly contact: Contact;
}

export interface BotHistoryWords {
  readonly by: 'visitor' | 'bot' | 'agent';
  readonly text: string;
  readonly at: Instant;
}

/**
 * One step of an answer. A message is the texts in a row, put together; it is sent when the answer goes past it, or at
 * the end of the last one.
 */
export type BotStep =
  /** A piece of the message that is being said; pieces may be as small as they come. */
  | { readonly kind: 'text'; readonly text: string }
  /** The visitor may do this beside answering the message that is being said: talk to a person, or leave a message. */
  | { readonly kind: 'offer'; readonly offer: ChatOffer }
  /** Answers the visitor may choose from, beside writing one: buttons under the message that is being said (K-5). */
  | { readonly kind: 'choices'; readonly choices: readonly string[] }
  /** The message is complete and sent at once. Another one follows: "One moment, I am looking that up." */
  | { readonly kind: 'next-message' }
  /** The bot's own decision: what was said is sent, and people take over (C-6). What comes after is not heard. */
  | { readonly kind: 'hand-off' };

/** The most messages in one answer. */
export const MOST_BOT_MESSAGES = 5;

/** How many of the last messages a provider gets to see. */
export const LONGEST_HISTORY = 50;
