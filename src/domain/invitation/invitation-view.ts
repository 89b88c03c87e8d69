import type { Invitation } from './invitation.ts';

/** Why an invitation cannot reach its visitor: they are on no page of the widget, or it takes nothing (I-4). */
export type Hindrance = 'left' | 'widget-disabled';

/** An invitation as agents see it. */
export interface InvitationView extends Invitation {
  readonly hindrance: Hindrance | null;
}
