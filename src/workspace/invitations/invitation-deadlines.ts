import type { Instant } from '../../base/instant.ts';
import { dueBy } from '../state/indexed-shelf.ts';
import type { State } from '../state/state.ts';
import { invitationsOf, stepInvitation } from './invitation-shelf.ts';

/** Ends the invitations nobody answered in time (I-2, I-4). */
export function settleInvitations(state: State, at: Instant): void {
  for (const invitation of invitationsOf(state, dueBy(state.invitations, at))) {
    stepInvitation(state, invitation, 'expired', at, { kind: 'server' });
  }
}
