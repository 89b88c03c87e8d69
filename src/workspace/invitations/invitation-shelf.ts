import type { Instant } from '../../base/instant.ts';
import { ok, type Result, refused } from '../../base/result.ts';
import type { Actor } from '../../domain/chat/chat.ts';
import { type Invitation, type InvitationState, isPending } from '../../domain/invitation/invitation.ts';
import { moveInvitation } from '../../domain/invitation/move-invitation.ts';
import type { Problem } from '../../domain/problem.ts';
import { notFound } from '../problems.ts';
import { documentKey, type State } from '../state/state.ts';
import { INVITATION, invitationDocument, readInvitation } from './invitation-documents.ts';

/** An invitation, whether it waits for an answer or is over. */
export function findInvitation({ invitations, history }: State, id: string): Result<Invitation, Problem> {
  const stored = history.get(documentKey(INVITATION, id));
  const invitation = invitations.get(id) ?? (stored && readInvitation(stored));
  return invitation ? ok(invitation) : refused(notFound('invitation', id));
}

/** Those of these that wait, in the order in which they were sent: a shelf has another once it was stored and read. */
export const invitationsOf = (
  { invitations }: Pick<State, 'invitations'>,
  ids: Iterable<string>,
): readonly Invitation[] =>
  [...ids].flatMap((id) => invitations.get(id) ?? []).sort((a, b) => a.sentAt - b.sentAt || (a.id < b.id ? -1 : 1));

/** Those that wait and are found by one of these words, in the same order. */
export const invitationsUnder = (
  state: Pick<State, 'invitations'>,
  ...words: readonly string[]
): readonly Invitation[] =>
  invitationsOf(
    state,
    words.flatMap((word) => [...state.invitations.under(word)].map(([id]) => id)),
  );

/** Keeps an invitation as it is now; one that is over leaves those that wait for history. */
export function keepInvitation({ invitations, history }: State, invitation: Invitation): void {
  if (isPending(invitation)) invitations.set(invitation.id, invitation);
  else {
    invitations.delete(invitation.id);
    history.set(documentKey(INVITATION, invitation.id), invitationDocument(invitation));
  }
}

/** Keeps a new invitation, and records that it was sent. */
export function sendInvitation(state: State, invitation: Invitation): void {
  keepInvitation(state, invitation);
  record(state, invitation, { kind: 'agent', id: invitation.by });
}

/** Takes an invitation on and records it; it stays what it is where that is no news, or it is over (I-4). */
export function stepInvitation(
  state: State,
  invitation: Invitation,
  to: InvitationState,
  at: Instant,
  actor: Actor,
): Invitation {
  const moved = moveInvitation(invitation, to, at);
  if (!moved) return invitation;
  keepInvitation(state, moved);
  record(state, moved, actor);
  return moved;
}

/** Who, when and what became of it, and never a word that was said (Z-7). */
function record({ events }: State, { id, widget, visitor, by, chat, state, since }: Invitation, actor: Actor): void {
  events.push({
    kind: `invitation.${state}`,
    at: since,
    visitor,
    body: { id, widget, by, chat, actor: { ...actor } },
  });
}
