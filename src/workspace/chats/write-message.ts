import { type Instant, MINUTE_MS } from '../../base/instant.ts';
import { LIMITS } from '../../domain/access/limits.ts';
import type { Actor, Chat } from '../../domain/chat/chat.ts';
import type { ChatOffer } from '../../domain/chat/chat-entry.ts';
import type { FileRef } from '../../domain/file/chat-file.ts';
import type { Problem } from '../../domain/problem.ts';
import { admit } from '../admit.ts';
import type { Context, State } from '../state/state.ts';
import { keepVisitor } from '../visitors/visitor-shelf.ts';
import type { ActingVisitor } from './chat-people.ts';
import { keepChat, logEntry } from './chat-shelf.ts';

export interface Words {
  readonly text: string;
  readonly commandId: string | null;
  readonly offers?: readonly ChatOffer[] | undefined;
  readonly choices?: readonly string[] | undefined;
  readonly files?: readonly FileRef[] | undefined;
  /** Of the bot's words: up to which entry they answer the visitor; unset: all there is. */
  readonly answers?: number | undefined;
}

/** Puts words into a chat's log, and takes note who wrote when. */
export function writeMessage(state: State, chat: Chat, actor: Actor, words: Words, at: Instant): Chat {
  const { text, commandId, offers = [], choices = [], files = [], answers = chat.head } = words;
  const beside = { ...(choices.length > 0 && { choices }), ...(files.length > 0 && { files }) };
  const said = { kind: 'message', at, actor, text, commandId, offers, ...beside } as const;
  const logged = logEntry(state, chat, said);
  const written: Chat = {
    ...logged,
    ...(actor.kind === 'visitor' && { visitorWroteAt: at, visitorSeenAt: at }),
    // Whoever answers has read what they answer.
    ...(actor.kind === 'agent' && { agentWroteAt: at, readByAgent: logged.shownHead }),
    awaitsBot: waitingForBot(logged, actor, answers, at),
  };
  keepChat(state, written);
  return written;
}

function waitingForBot(
  { state, head, awaitsBot }: Chat,
  actor: Actor,
  answers: number,
  at: Instant,
): Chat['awaitsBot'] {
  if (actor.kind === 'visitor' && state === 'bot') return { entry: head, since: awaitsBot?.since ?? at };
  return actor.kind === 'bot' && awaitsBot && awaitsBot.entry <= answers ? null : awaitsBot;
}

/** Counts a message of a visitor, or says when the next one is taken (Z-4). */
export const admitMessage = (
  state: State,
  { visitor }: ActingVisitor,
  { now, limits = LIMITS }: Context,
): Problem | null => admit(state, [{ key: `chat/${visitor.id}`, limit: limits.messagesPerVisitor }], now, 'messages');

/** So exactly is known when a visitor was seen last; whoever is in a chat would be written anew with each word. */
const SEEN_WITHIN_MS = MINUTE_MS;

/** The visitor has been seen, and has written (T-8). */
export function noteWriting(state: State, { visitor }: ActingVisitor, now: Instant): void {
  if (visitor.wroteAt !== null && Math.abs(now - visitor.lastSeenAt) < SEEN_WITHIN_MS) return;
  keepVisitor(state, { ...visitor, lastSeenAt: now, wroteAt: visitor.wroteAt ?? now });
}
