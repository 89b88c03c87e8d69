import { type Invitation, isPending } from '../../domain/invitation/invitation.ts';
import type { Hindrance, InvitationView } from '../../domain/invitation/invitation-view.ts';
import type { State } from '../state/state.ts';

type Seen = Pick<State, 'widgets' | 'visits'>;

/** An invitation as its inviter sees it now (I-4). */
export const invitationView = (state: Seen, invitation: Invitation): InvitationView => ({
  ...invitation,
  hindrance: hindranceOf(state, invitation),
});

function hindranceOf({ widgets, visits }: Seen, invitation: Invitation): Hindrance | null {
  const { widget, visitor, state } = invitation;
  const settings = widgets.get(widget)?.settings;
  const disabled = !settings || settings.disabled === true;
  // Disabling a widget takes back what waits there, so this is seen of those that were.
  if (state === 'withdrawn' && disabled) return 'widget-disabled';
  if (!isPending(invitation)) return null;
  if (disabled) return 'widget-disabled';
  return visits.get(visitor)?.left === false ? null : 'left';
}
