import type { Chat } from '../../domain/chat/chat.ts';
import type { Indexing } from '../state/indexed-shelf.ts';
import type { State } from '../state/state.ts';
import { chatDueAt } from './chat-deadlines.ts';
import { ASKED, heldBy, OPEN, ofVisitor, openIn, QUEUED, queuedIn, UNOFFERED, unofferedIn } from './chat-words.ts';

/** How live chats are found; their instants depend on settings, so that a change of those asks for them all again. */
export const indexOfChats = (state: () => State): Indexing<Chat> => ({
  wordsOf: ({ visitor, department, state: is, owner, offer, askedBy }) => {
    const words = [ofVisitor(visitor)];
    const holder = owner ?? offer?.agent;
    if (holder !== undefined) words.push(heldBy(holder));
    if (is === 'queued') words.push(QUEUED, queuedIn(department));
    if (is === 'queued' && offer === null) words.push(UNOFFERED, unofferedIn(department));
    if (is === 'queued' && askedBy !== null) words.push(ASKED);
    if (is === 'open') words.push(OPEN, openIn(department));
    return words;
  },
  timeOf: (chat) => chatDueAt(state(), chat),
});
