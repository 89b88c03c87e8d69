import { ok } from '../../base/result.ts';
import type { CarryOut } from '../carry-out.ts';
import { actingAgent } from '../chats/chat-people.ts';
import { findInvitation, stepInvitation } from '../invitations/invitation-shelf.ts';
import { invitationView } from '../invitations/invitation-view.ts';

/** Takes back an invitation that was not answered (I-4). */
export const withdrawInvitation: CarryOut<'withdraw-invitation'> = (state, { actor, invitation: id }, { now }) => {
  const acting = actingAgent(state, actor.id);
  if (!acting.ok) return acting;
  const found = findInvitation(state, id);
  if (!found.ok) return found;
  const allowed = actingAgent(state, actor.id, found.value.by === actor.id ? null : 'agent.manage-others');
  if (!allowed.ok) return allowed;
  return ok(invitationView(state, stepInvitation(state, found.value, 'withdrawn', now, actor)));
};
