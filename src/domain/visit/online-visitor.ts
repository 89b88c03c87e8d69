import type { Instant } from '../../base/instant.ts';
import type { InvitationView } from '../invitation/invitation-view.ts';
import type { Visit } from './visit.ts';

/** A visitor as an agent who may see them does (V-1). */
export interface OnlineVisitor extends Visit {
  /** The last sign of life. */
  readonly heardAt: Instant;
  /** As the site named them, else as they did themselves before their chat; null: nobody said. */
  readonly name: string | null;
  readonly email: string | null;
  /** The chat they have. */
  readonly chat: string | null;
  /** The one that waits for their answer. */
  readonly invitation: InvitationView | null;
}

/**
 * Why an agent sees nobody (V-4): they serve no department; no widget tracks its visitors; no visitor is there; or those
 * who are belong to departments of others.
 */
export type NobodySeen = 'no-department' | 'tracking-off' | 'nobody-there' | 'others-only';

export interface OnlineVisitors {
  /** Those who are there first, then whoever left; among them the latest come first. */
  readonly visitors: readonly OnlineVisitor[];
  /** null: somebody is seen. */
  readonly reason: NobodySeen | null;
}
