import type { Instant } from '../../base/instant.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import type { State } from '../state/state.ts';
import { chatsUnder, keepChat, stepChat } from './chat-shelf.ts';
import { ofVisitor } from './chat-words.ts';

/**
 * Gives a visitor the chats of those who turned out to be the same. One goes on, that in which they wrote last; others
 * are closed, so that there is one at most (T-7, C-19).
 */
export function mergeChats(state: State, visitor: string, gone: readonly string[], at: Instant): void {
  const ids = new Set([visitor, ...gone]);
  const theirs = [...ids].flatMap((id) => chatsUnder(state, ofVisitor(id)));
  const [latest, ...others] = theirs.sort(byWriting);
  if (latest && latest.visitor !== visitor) keepChat(state, { ...latest, visitor });
  for (const chat of others) {
    stepChat(state, { ...chat, visitor }, { to: 'closed', reason: 'visitor-merged', at }, { kind: 'server' });
  }
}

const byWriting = (a: Chat, b: Chat): number =>
  (b.visitorWroteAt ?? b.startedAt) - (a.visitorWroteAt ?? a.startedAt) || (a.id < b.id ? -1 : 1);
