import type { Instant } from '../../base/instant.ts';

/** Where a chat stands in its life (rules C). */
export type ChatState = 'bot' | 'queued' | 'open' | 'active' | 'missed' | 'closed';

/** Who did something. `server`: the rules themselves, at a deadline or because somebody came or went. */
export type Actor =
  | { readonly kind: 'visitor'; readonly id: string }
  | { readonly kind: 'agent'; readonly id: string }
  | { readonly kind: 'bot' }
  | { readonly kind: 'server' };

/** A queued chat held out to one agent. */
export interface Offer {
  readonly agent: string;
  /** When it moves on; null: not before it is taken (an invitation's without a timeout, I-2). */
  readonly until: Instant | null;
  /** Made by an `assignToMe` invitation: it ends by its deadline alone, whatever becomes of the agent's presence (C-9). */
  readonly byInvitation: boolean;
}

/** Why a chat came into its state; recorded with every transition, beside the actor and the instant. */
export type ChatReason =
  | 'started'
  | 'invited'
  | 'handed-off'
  | 'bot-failed'
  | 'opened'
  | 'taken-over'
  | 'replied'
  | 'auto-accepted'
  | 'assigned'
  | 'offered'
  | 'offer-expired'
  | 'offer-passed'
  | 'agent-unreachable'
  | 'nobody-reachable'
  | 'no-answer'
  | 'visitor-gone'
  | 'visitor-idle'
  | 'offline-handling-off'
  | 'open-limit'
  | 'queue-full'
  | 'transferred'
  | 'owner-unreachable'
  | 'reopened'
  | 'written-again'
  | 'ended-by-visitor'
  | 'ended-by-agent'
  | 'inactive'
  | 'widget-disabled'
  | 'visitor-merged';

/** One chat of a visitor with a department, as the rules see it; what was said lies in its log. */
export interface Chat {
  readonly id: string;
  readonly widget: string;
  readonly visitor: string;
  readonly department: string;
  readonly state: ChatState;
  readonly reason: ChatReason;
  /** Since when it is in this state. */
  readonly since: Instant;
  readonly startedAt: Instant;
  /** The agent who answers; at most one, and only while active (C-19). */
  readonly owner: string | null;
  readonly offer: Offer | null;
  /** Agents whose offer ran out in this round; a full round begins a new one. */
  readonly passedBy: readonly string[];
  /** When it joined the line it stands in: first in, first out within equal `priority`. */
  readonly queuedAt: Instant | null;
  /** Greater goes first. */
  readonly priority: number;
  /** How long somebody in the department was reachable while it was queued, up to `reach.at` (C-11). */
  readonly answerableMs: number;
  /**
   * What its waiting depends on, and since when that is so: of a queued chat, whether somebody in the department is
   * reachable (C-10, C-11); of an open one, whether it may be handed out at this hour; of an active one, whether
   * its owner is reachable (C-16).
   */
  readonly reach: { readonly some: boolean; readonly at: Instant };
  readonly visitorWroteAt: Instant | null;
  readonly agentWroteAt: Instant | null;
  /**
   * The visitor's words that the bot has not answered to the end: the number of the last of them, and since when the
   * first of them waits. null: there are none.
   */
  readonly awaitsBot: { readonly entry: number; readonly since: Instant } | null;
  /** The visitor's last sign of life; the page beats while it is open (C-12). */
  readonly visitorSeenAt: Instant;
  /** The chat this one goes on from (C-14, or after the reopen window). */
  readonly follows: string | null;
  /** The invitation it answers (I-1). */
  readonly invitation: string | null;
  /** The agent an `assignToMe` invitation holds it for, until it has been offered to them (I-2). */
  readonly askedBy: string | null;
  /** What the visitor said of themselves before it began. */
  readonly contact: Contact;
  /** No bot takes part: the invitation said so, or the visitor asked for a person already. */
  readonly skipsBot: boolean;
  /** The number of the last entry in its log; dense from 1 (D-2). */
  readonly head: number;
  /** The same of those entries alone that the visitor may see, which they count without a gap (O-4). */
  readonly shownHead: number;
  /**
   * Names its log: the chat's own id, until another log is put in its place, as when a store is restored; whoever knows
   * its entries by number then has to read them anew (D-2).
   */
  readonly epoch: string;
  /** Up to which entry the visitor has read, as they count them. It never goes back (K-1). */
  readonly readByVisitor: number;
  /** The same of people who answer; those who are invisible leave no mark (O-2). */
  readonly readByAgent: number;
  readonly rating: Rating | null;
}

/** What a visitor says of a chat once it is closed (K-8). */
export interface Rating {
  /** From 1 to 5. */
  readonly score: number;
  readonly comment: string | null;
  /** When it was first given. */
  readonly at: Instant;
}

/** How somebody can be called and reached, as far as they said. */
export interface Contact {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
}
