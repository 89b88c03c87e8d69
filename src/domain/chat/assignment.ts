import type { Instant } from '../../base/instant.ts';
import type { Chat, ChatReason } from './chat.ts';
import type { ChatRules } from './department-settings.ts';

/** An agent as assignment sees them. */
export interface AssigningAgent {
  readonly id: string;
  readonly departments: readonly string[];
  /** Chosen online, and live or `always` (P-3). */
  readonly reachable: boolean;
  /** Signed in, and heard of lately (P-2). */
  readonly live: boolean;
  /** Counts for nothing here: the invisible are assigned chats like everybody else (O-5). */
  readonly visible: boolean;
  readonly autoAccept: boolean;
  /** Chats the agent may have at once, offers counted; 0: any number; null: as many as the chat's department allows. */
  readonly capacity: number | null;
  /** When a chat was last offered or given to the agent; null: never. */
  readonly lastAssignedAt: Instant | null;
}

export interface AssignmentInput {
  readonly now: Instant;
  /** Those that wait, in any order; others count as what their agents have. */
  readonly chats: readonly Chat[];
  /** Whoever these can be offered to, or are, in any order. One who is not here is there no more: even an invitation's offer ends. */
  readonly agents: readonly AssigningAgent[];
  /** How many chats an agent has beside those of `chats`; unset: none. */
  heldBeside?(agent: string): number;
  rulesOf(department: string): ChatRules;
  /** True where the department's policy does not count hours. */
  isOpenByHours(department: string): boolean;
  /**
   * Whether anything but the clock has changed since the last call; unset: something has. A chat that everybody passed
   * by begins a new round only then.
   */
  readonly changed?: boolean;
}

/** One thing to be done with a chat. */
export type Assignment =
  /** The chat stays queued and is held out to the agent. `until` null: the department's offers have no timeout. */
  | { readonly kind: 'offer'; readonly chat: string; readonly agent: string; readonly until: Instant | null }
  /** The agent becomes the owner at once (O-6, C-13); an offer the chat has goes with it. */
  | {
      readonly kind: 'activate';
      readonly chat: string;
      readonly agent: string;
      readonly reason: Extract<ChatReason, 'auto-accepted' | 'assigned'>;
    }
  /** The offer ends, and its agent joins the chat's `passedBy` (C-9). */
  | {
      readonly kind: 'withdraw-offer';
      readonly chat: string;
      readonly reason: Extract<ChatReason, 'offer-expired' | 'agent-unreachable'>;
    }
  /** The chat's `passedBy` is emptied. */
  | { readonly kind: 'new-round'; readonly chat: string };
