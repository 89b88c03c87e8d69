import type { Instant } from '../../base/instant.ts';
import type { State } from '../state/state.ts';
import { atWidget } from './invitation-index.ts';
import { invitationsUnder, stepInvitation } from './invitation-shelf.ts';

/** Takes back every invitation that waits at a widget which takes nothing any more (I-1). */
export function withdrawInvitationsOf(state: State, widget: string, at: Instant): void {
  for (const invitation of invitationsUnder(state, atWidget(widget))) {
    stepInvitation(state, invitation, 'withdrawn', at, { kind: 'server' });
  }
}
