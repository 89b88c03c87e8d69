import type { Instant } from '../../base/instant.ts';
import type { State } from '../state/state.ts';
import { forVisitor } from './invitation-index.ts';
import { invitationsUnder, keepInvitation, stepInvitation } from './invitation-shelf.ts';

/** Gives a visitor the invitations of those who turned out to be the same; the latest of them is the one that waits (I-1). */
export function mergeInvitations(state: State, visitor: string, gone: readonly string[], at: Instant): void {
  const theirs = invitationsUnder(state, ...[visitor, ...gone].map(forVisitor));
  const latest = theirs.at(-1);
  if (!latest) return;
  for (const earlier of theirs.slice(0, -1)) stepInvitation(state, earlier, 'withdrawn', at, { kind: 'server' });
  if (latest.visitor !== visitor) keepInvitation(state, { ...latest, visitor });
}
