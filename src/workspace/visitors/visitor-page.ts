import { ok, type Result } from '../../base/result.ts';
import { knownFields } from '../../domain/chat/asked-fields.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import { isAhead } from '../../domain/chat/is-ahead.ts';
import { queuePosition } from '../../domain/chat/queue-position.ts';
import type {
  ChatPosition,
  VisitorChat,
  VisitorEntry,
  VisitorInvitation,
  VisitorPage,
} from '../../domain/chat/visitor-chat.ts';
import type { Problem } from '../../domain/problem.ts';
import { knownContact } from '../../domain/session/known-contact.ts';
import type { VisitorActor } from '../chats/chat-command.ts';
import { idsOf } from '../chats/chat-people.ts';
import { chatsUnder } from '../chats/chat-shelf.ts';
import { queuedIn } from '../chats/chat-words.ts';
import { forVisitor } from '../invitations/invitation-index.ts';
import { invitationsUnder } from '../invitations/invitation-shelf.ts';
import { EVERY_DEPARTMENT, type State } from '../state/state.ts';
import { findReader, type Reader, type VisitorReads } from './find-reader.ts';
import { mayGoOn, presentChat } from './present-chat.ts';
import { type ShownEntry, visitorEntries } from './visitor-entries.ts';

/** A page, and whom and what it is of, for those who want to hear when it changes. */
export interface ReadPage {
  readonly page: VisitorPage;
  readonly reader: Reader;
  readonly chat: Chat | null;
}

/** What a visitor's page may know from a position on; nothing in it is for agents alone (O-4, Z-3). */
export async function readVisitorPage(
  reads: VisitorReads,
  actor: VisitorActor,
  position: ChatPosition | null,
): Promise<Result<ReadPage, Problem>> {
  const found = await findReader(reads, actor);
  if (!found.ok) return found;
  const reader = found.value;
  const present = await presentChat(reads, reader, position);
  if (!present.ok) return present;
  const chat = present.value;
  const invitation = waitingInvitation(reads.state, reader);
  const known = knownFields(reader.settings.chat, knownContact(reader.visitor, reader.from));
  const beside = { invitation, ...(known.length > 0 && { known }) };
  if (!chat) return ok({ reader, chat, page: { chat, entries: [], ...beside } });
  const entries = await visitorEntries(reads, reader, chat, lastSeen(chat, position));
  if (!entries.ok) return entries;
  const shown = entries.value.map((entry) => visitorEntry(reads.state, entry));
  return ok({ reader, chat, page: { chat: visitorChat(reads, reader, chat), entries: shown, ...beside } });
}

/** The number of the last entry the page has; none of those of a log that is no more. */
const lastSeen = (chat: Chat, position: ChatPosition | null): number =>
  position?.chat === chat.id && !isAhead(chat, position) ? position.after : 0;

function visitorChat(reads: VisitorReads, { settings, from }: Reader, chat: Chat): VisitorChat {
  const { id, state, reason, since, startedAt, department, owner, shownHead, epoch, readByAgent, rating } = chat;
  return {
    id,
    state,
    reason,
    since,
    startedAt,
    department: department === EVERY_DEPARTMENT ? null : department,
    position: queuePosition(chat, chatsUnder(reads.state, queuedIn(department))),
    agent: nameOf(reads.state, owner),
    head: shownHead,
    goesOn: mayGoOn(reads, chat) && (from === null || (state !== 'closed' && state !== 'missed')),
    epoch,
    read: readByAgent,
    delivered: Math.max(readByAgent, reads.delivered(chat)),
    ...(settings.chat?.rating !== false && { rating: rating && { score: rating.score, comment: rating.comment } }),
  };
}

function visitorEntry(state: State, entry: ShownEntry): VisitorEntry {
  const { shown: number, at, actor } = entry;
  if (entry.kind === 'transition') {
    const { to, reason, agent } = entry;
    return { kind: 'turn', number, at, to, reason, name: to === 'active' ? nameOf(state, agent) : null };
  }
  const { text, commandId, offers, choices, files } = entry;
  return {
    kind: 'message',
    number,
    at,
    // The rules of themselves write no words.
    from: actor.kind === 'server' ? 'bot' : actor.kind,
    name: actor.kind === 'agent' ? nameOf(state, actor.id) : null,
    text,
    commandId: actor.kind === 'visitor' ? commandId : null,
    offers,
    ...(choices && { choices }),
    ...(files && { files }),
  };
}

/** null: nobody, or somebody who is no agent any more. */
const nameOf = ({ agents }: State, agent: string | null): string | null =>
  agent === null ? null : (agents.get(agent)?.name ?? null);

/** The invitation that waits for an answer; a bridge sees none that was sent before it was attached (T-1). */
function waitingInvitation(state: State, { visitor, settings, from }: Reader): VisitorInvitation | null {
  for (const invitation of invitationsUnder(state, ...idsOf(visitor).map(forVisitor))) {
    const { id, widget, by, text, fields, sentAt, expiresAt } = invitation;
    if (widget !== settings.id || (from !== null && sentAt < from)) continue;
    return { id, name: nameOf(state, by) ?? '', text, fields, expiresAt };
  }
  return null;
}
