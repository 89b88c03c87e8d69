import { ok, refused } from '../../base/result.ts';
import type { CarryOut } from '../carry-out.ts';
import { actingVisitor, idsOf } from '../chats/chat-people.ts';
import { findInvitation, stepInvitation } from '../invitations/invitation-shelf.ts';
import { notFound } from '../problems.ts';

/** A page tells what became of an invitation there (I-4); another visitor's is as if there were none (Z-3). */
export const tellInvitation: CarryOut<'tell-invitation'> = (state, command, { now }) => {
  const acting = actingVisitor(state, command.actor, now);
  if (!acting.ok) return acting;
  const { visitor, actor } = acting.value;
  const found = findInvitation(state, command.invitation);
  if (!found.ok) return found;
  if (!idsOf(visitor).includes(found.value.visitor)) return refused(notFound('invitation', command.invitation));
  stepInvitation(state, found.value, command.state, now, actor);
  return ok(null);
};
