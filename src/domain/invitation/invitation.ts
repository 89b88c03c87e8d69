import type { Instant } from '../../base/instant.ts';
import type { Contact } from '../chat/chat.ts';

/**
 * What became of an invitation (I-4). `sent` until a page of the visitor has it, then `delivered`, and `shown` once it was
 * on screen. The others are ends: `accepted` by an answer, `dismissed` by the visitor, `expired` by the clock, `withdrawn` by
 * the inviter, by a later one, or because the widget takes nothing any more.
 */
export type InvitationState = 'sent' | 'delivered' | 'shown' | 'accepted' | 'dismissed' | 'expired' | 'withdrawn';

/** An agent's words to a visitor before there is a chat; only the answer begins one (I-1). */
export interface Invitation {
  readonly id: string;
  readonly widget: string;
  readonly visitor: string;
  /** The agent who invites. */
  readonly by: string;
  readonly text: string;
  readonly department: string;
  /** The answer's chat is offered to the inviter first, whatever their online or visibility (I-2). */
  readonly assignToMe: boolean;
  /** The answer's chat goes past the bot (I-2). */
  readonly skipBot: boolean;
  /** What the visitor must say of themselves to answer (I-2). */
  readonly fields: readonly (keyof Contact)[];
  readonly state: InvitationState;
  readonly since: Instant;
  readonly sentAt: Instant;
  readonly expiresAt: Instant;
  /** The chat its answer began; null: none yet. */
  readonly chat: string | null;
}

export const isPending = ({ state }: Pick<Invitation, 'state'>): boolean =>
  state === 'sent' || state === 'delivered' || state === 'shown';
