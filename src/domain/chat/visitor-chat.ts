import type { Instant } from '../../base/instant.ts';
import type { FileRef } from '../file/chat-file.ts';
import type { PageContext } from '../form/submission.ts';
import type { InvitationState } from '../invitation/invitation.ts';
import type { Problem } from '../problem.ts';
import type { Device } from '../visit/visit.ts';
import type { Actor, ChatReason, ChatState, Contact, Rating } from './chat.ts';
import type { ChatOffer } from './chat-entry.ts';

/** What a visitor may know of a chat of theirs: nothing of notes, of offers, or of agents but their names (O-4). */
export interface VisitorChat {
  readonly id: string;
  readonly state: ChatState;
  readonly reason: ChatReason;
  readonly since: Instant;
  readonly startedAt: Instant;
  /** null: the widget names no departments. */
  readonly department: string | null;
  /** The place in the line, from 1; null: it stands in none (C-20). */
  readonly position: number | null;
  /** Who answers; null: nobody yet. */
  readonly agent: string | null;
  /** The number of the last entry, dense from 1 among those a visitor may see (D-2). */
  readonly head: number;
  /** Whether words written into it now would go on with it: false once it was missed, or closed for too long (C-18). */
  readonly goesOn: boolean;
  /** Another one: the entries of this chat are not those that were read before (D-2). Left out: there never are. */
  readonly epoch?: string;
  /** Up to which entry people who answer have read; never less than before. Left out: nobody says (K-1). */
  readonly read?: number;
  /**
   * Up to which entry their pages have it; never less than `read`. It is known while the server runs: after a restart it
   * may be less, and what was told before is true all the same. Left out as above.
   */
  readonly delivered?: number;
  /** What the visitor said of it; null: nothing. Left out: it cannot be rated (K-8). */
  readonly rating?: ChatRating | null;
}

/** What a visitor says of a closed chat (K-8). */
export type ChatRating = Pick<Rating, 'score' | 'comment'>;

interface Entry {
  /** Dense from 1 (D-2). */
  readonly number: number;
  readonly at: Instant;
}

export interface VisitorMessage extends Entry {
  readonly kind: 'message';
  readonly from: Exclude<Actor['kind'], 'server'>;
  /** The agent's name; null: not an agent's words, or those of one who is none any more. */
  readonly name: string | null;
  readonly text: string;
  /** Of the visitor's own words: the command they were sent with, by which the page knows them again (D-5). */
  readonly commandId: string | null;
  readonly offers: readonly ChatOffer[];
  /** What goes with the words, which may then be none; left out: nothing (K-6). */
  readonly files?: readonly FileRef[];
  /** Answers the bot holds out, each of which the visitor may say as it stands; left out: none (K-5). */
  readonly choices?: readonly string[];
}

/** A step in the chat's life, for the words that go with it (C-20). */
export interface VisitorTurn extends Entry {
  readonly kind: 'turn';
  readonly to: ChatState;
  readonly reason: ChatReason;
  /** The agent who answers from here on. */
  readonly name: string | null;
}

export type VisitorEntry = VisitorMessage | VisitorTurn;

/** An invitation as its visitor sees it (I-1). */
export interface VisitorInvitation {
  readonly id: string;
  /** Who invites, by name. */
  readonly name: string;
  readonly text: string;
  readonly fields: readonly (keyof Contact)[];
  readonly expiresAt: Instant;
}

/** How far a page has followed its visitor's chat; null: it knows none. */
export interface ChatPosition {
  readonly chat: string;
  /** The number of the last entry it has. */
  readonly after: number;
}

/** Entries in one page. */
export const MOST_ENTRIES = 200;

/** The visitor's present chat with the entries after a position, the earliest first, and the invitation that waits. */
export interface VisitorPage {
  /**
   * The chat that lives; else the latest one, if it was missed, could still be gone on with or is the position's; null:
   * none.
   */
  readonly chat: VisitorChat | null;
  /**
   * At most `MOST_ENTRIES`, and with so many there may be more to ask for; of a chat other than the position's, from its
   * beginning.
   */
  readonly entries: readonly VisitorEntry[];
  readonly invitation: VisitorInvitation | null;
  /** Of what the widget asks for with the first words (`chat.fields`), what the visitor said before; left out: nothing. */
  readonly known?: readonly (keyof Contact)[];
}

/**
 * What a page that follows hears: first a page from its position on, then another after each change, with the entries
 * that are new. `ended`: nothing more will come, and why; `session-expired` where the token serves no more.
 */
export type VisitorFrame =
  | ({ readonly kind: 'page' } & VisitorPage)
  | { readonly kind: 'ended'; readonly problem: Problem };

/**
 * An agent is writing to the visitor (K-2): shown until `until`, or until words of theirs come. Neither numbered nor kept,
 * and lost without harm.
 */
export interface TypingFrame {
  readonly kind: 'typing';
  readonly chat: string;
  readonly name: string;
  readonly until: Instant;
}

/** What a page that follows hears of a backend with `marks`. */
export type HeardFrame = VisitorFrame | TypingFrame;

/** How a visitor begins a chat, or answers an invitation (C-1 to C-4, I-1). */
export interface ChatStart {
  /** 128 random bits as 32 lower-case hex digits, made by the page before the first try (D-1). */
  readonly commandId: string;
  readonly text?: string;
  readonly department?: string;
  readonly contact?: Contact;
  /** The invitation it answers. One that is over begins an ordinary chat: words are never lost. */
  readonly invitation?: string;
}

/** Words into a chat. */
export interface ChatWords {
  readonly chat: string;
  readonly commandId: string;
  readonly text: string;
  /** Files sent to this chat before, by their ids; with some, the text may be empty (K-6). */
  readonly files?: readonly string[];
}

/** A sign of life from a page, and where it is (V-1). */
export interface VisitBeat {
  readonly page: PageContext;
  readonly language: string;
  readonly timeZone: string;
  readonly device: Device;
  /** The one department the page speaks for. */
  readonly department?: string;
  /** The last page of the visitor was left. */
  readonly leaves?: boolean;
}

/** What a visitor's page may say of an invitation (I-4). */
export type InvitationNews = Extract<InvitationState, 'delivered' | 'shown' | 'dismissed'>;
