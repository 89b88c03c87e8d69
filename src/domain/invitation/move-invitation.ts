import type { Instant } from '../../base/instant.ts';
import { type Invitation, type InvitationState, isPending } from './invitation.ts';

/** A page may tell of several things at once and in any order: only what comes later in this line is news. */
const ORDER: Readonly<Record<InvitationState, number>> = {
  sent: 0,
  delivered: 1,
  shown: 2,
  accepted: 3,
  dismissed: 3,
  expired: 3,
  withdrawn: 3,
};

/** The invitation in another state; null: it stays as it is, since it never goes back, and an end is an end (I-4). */
export const moveInvitation = (invitation: Invitation, to: InvitationState, at: Instant): Invitation | null =>
  isPending(invitation) && ORDER[to] > ORDER[invitation.state] ? { ...invitation, state: to, since: at } : null;
