import type { Instant } from '../../base/instant.ts';
import type { Actor, Chat } from '../../domain/chat/chat.ts';
import { type Invitation, isPending } from '../../domain/invitation/invitation.ts';
import type { ActingVisitor } from '../chats/chat-people.ts';
import { keepChat, logEntry } from '../chats/chat-shelf.ts';
import type { State } from '../state/state.ts';
import { stepInvitation } from './invitation-shelf.ts';

/** The invitation a visitor answers; null: it names none, or none of theirs that still waits (I-1). */
export function answeredInvitation(
  { invitations }: State,
  { visitor, settings }: ActingVisitor,
  id: string | undefined,
): Invitation | null {
  const invitation = id === undefined ? undefined : invitations.get(id);
  const waits = invitation && isPending(invitation) && invitation.visitor === visitor.id;
  return waits && invitation.widget === settings.id ? invitation : null;
}

/**
 * The inviter's words come into the chat that the answer is in, before the answer. They were said before there was a
 * chat, so they are no answer of an agent's in it.
 */
export function acceptInvitation(state: State, chat: Chat, invitation: Invitation, by: Actor, at: Instant): Chat {
  stepInvitation(state, { ...invitation, chat: chat.id }, 'accepted', at, by);
  const inviter: Actor = { kind: 'agent', id: invitation.by };
  const words = { text: invitation.text, commandId: null, offers: [] };
  const asked = logEntry(state, chat, { kind: 'message', at, actor: inviter, ...words });
  keepChat(state, asked);
  return asked;
}
