import { ok, type Result, refused } from '../../base/result.ts';
import type { Actor, Chat } from '../../domain/chat/chat.ts';
import { type ChatEntry, isShownToVisitors } from '../../domain/chat/chat-entry.ts';
import { type Move, moveChat } from '../../domain/chat/move-chat.ts';
import { type Beginning, newChat } from '../../domain/chat/new-chat.ts';
import type { Problem } from '../../domain/problem.ts';
import { notFound } from '../problems.ts';
import { documentKey, type State } from '../state/state.ts';
import { forgetHeard } from '../visits/heard-shelf.ts';
import { CHAT, CHAT_ENTRY, chatDocument, entryDocument, isOver, readChat } from './chat-documents.ts';
import { chatEvent } from './chat-event.ts';
import { ofVisitor } from './chat-words.ts';

/** A chat, whether it lives or is over. */
export function findChat({ chats, history }: State, id: string): Result<Chat, Problem> {
  const live = chats.get(id);
  if (live) return ok(live);
  const stored = history.get(documentKey(CHAT, id));
  const chat = stored && readChat(stored);
  return chat ? ok(chat) : refused(notFound('chat', id));
}

/** The one chat a visitor has that is not over; there is never another at the same widget (C-19). */
export function liveChatOf({ chats }: State, visitor: string, widget: string): Chat | null {
  for (const [, chat] of chats.under(ofVisitor(visitor))) if (chat.widget === widget) return chat;
  return null;
}

/**
 * The live chats that pass, in the order in which they began: a shelf has another order once it was stored and read, and
 * who comes first may decide who gets the last place.
 */
export const liveChats = ({ chats }: State, passes: (chat: Chat) => boolean): readonly Chat[] =>
  [...chats.entries()]
    .map(([, chat]) => chat)
    .filter(passes)
    .sort(asBegun);

/** Those of these ids that live, in the same order. */
export const chatsOf = ({ chats }: State, ids: Iterable<string>): readonly Chat[] =>
  [...ids].flatMap((id) => chats.get(id) ?? []).sort(asBegun);

/** The live chats that are found by a word, in no order that counts. */
export const chatsUnder = ({ chats }: Pick<State, 'chats'>, word: string): readonly Chat[] =>
  [...chats.under(word)].map(([, chat]) => chat);

const asBegun = (a: Chat, b: Chat): number => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1);

/** Keeps a chat as it is now; one that is over leaves the live ones for history. */
export function keepChat(state: State, chat: Chat): void {
  const { chats, visits, history } = state;
  if (isOver(chat)) {
    // What comes to one that was over before is no news of its visitor, who may be in another.
    if (chats.get(chat.id)) {
      if (!visits.get(chat.visitor)) forgetHeard(state, chat.visitor);
      chats.delete(chat.id);
    }
    history.set(documentKey(CHAT, chat.id), chatDocument(chat));
  } else chats.set(chat.id, chat);
}

/** An entry as its writer knows it: its chat and number are given by the log. */
type NewEntry = ChatEntry extends infer Entry
  ? Entry extends ChatEntry
    ? Omit<Entry, 'chat' | 'number' | 'shown'>
    : never
  : never;

/** Writes one line more into a chat's log, and gives the chat with it. The caller keeps the chat. */
export function logEntry(state: State, chat: Chat, entry: NewEntry): Chat {
  const number = chat.head + 1;
  const shownHead = isShownToVisitors(entry) ? chat.shownHead + 1 : chat.shownHead;
  const shown = shownHead === chat.shownHead ? null : shownHead;
  const logged = { ...entry, chat: chat.id, number, shown } as ChatEntry;
  const document = entryDocument(logged, chat);
  state.history.set(documentKey(CHAT_ENTRY, document.id), document);
  state.events.push(chatEvent(chat, logged));
  return { ...chat, head: number, shownHead };
}

/** Begins a chat, with the first line of its log. */
export function beginChat(state: State, beginning: Beginning, actor: Actor): Chat {
  const chat = newChat(beginning);
  const { at, to, reason } = beginning;
  const step = { kind: 'transition', from: null, to, reason, at, actor, department: chat.department } as const;
  const begun = logEntry(state, chat, { ...step, agent: chat.owner ?? chat.offer?.agent ?? null });
  keepChat(state, begun);
  return begun;
}

/** Takes a chat one step on and records it, or refuses what the table does not have (C). */
export function stepChat(state: State, chat: Chat, move: Move, actor: Actor): Result<Chat, Problem> {
  const moved = moveChat(chat, move);
  if (!moved.ok) return moved;
  const next = moved.value;
  const { at, to, reason } = move;
  const step = { kind: 'transition', from: chat.state, to, reason, at, actor, department: next.department } as const;
  const agent = next.owner ?? next.offer?.agent ?? chat.owner ?? chat.offer?.agent ?? null;
  const logged = logEntry(state, next, { ...step, agent });
  keepChat(state, logged);
  return ok(logged);
}
