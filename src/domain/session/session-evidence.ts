import type { Instant } from '../../base/instant.ts';
import type { TokenPlace } from './session.ts';
import type { IssuedToken, VisitorRecord } from './visitor-record.ts';

/** A token a page presented and the server knows: where the page found it, and whose it is. */
export interface FoundToken {
  readonly place: TokenPlace;
  readonly token: IssuedToken;
  readonly visitor: VisitorRecord;
}

/** All that says whose session a page has. Unknown tokens are not in it: they say nothing (T-6). */
export interface SessionEvidence {
  readonly now: Instant;
  /** The page's origin is https or loopback: it may hold a secure token (T-1). */
  readonly secure: boolean;
  /** The widget lists an http origin: bridges are given and taken (T-1). */
  readonly bridges: boolean;
  /** Each token once, in the best of the places it was found in. */
  readonly found: readonly FoundToken[];
  readonly boot: { readonly hash: string; readonly visitor: VisitorRecord | null };
  /** When each visitor last wrote in a chat of theirs that is not over; those without one are not in it (T-7). */
  readonly openChats?: Pick<ReadonlyMap<string, Instant>, 'get'>;
  /** A handover code that serves here and now, and the line of the page that asked for it (T-9). */
  readonly code: { readonly visitor: VisitorRecord; readonly line: string; readonly proven: boolean } | null;
  /** A signed identity that was accepted, and the visitor who already is this person (T-10). */
  readonly identity: { readonly id: string; readonly holder: VisitorRecord | null } | null;
}
