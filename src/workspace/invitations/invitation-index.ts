import type { Invitation } from '../../domain/invitation/invitation.ts';
import type { Indexing } from '../state/indexed-shelf.ts';

export const forVisitor = (visitor: string): string => `visitor ${visitor}`;
export const atWidget = (widget: string): string => `widget ${widget}`;

/** Invitations that wait are found by whom and where they are for, and by when they expire. */
export const INVITATION_INDEX: Indexing<Invitation> = {
  wordsOf: ({ visitor, widget }) => [forVisitor(visitor), atWidget(widget)],
  timeOf: ({ expiresAt }) => expiresAt,
};
