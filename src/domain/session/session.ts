import type { Instant } from '../../base/instant.ts';
import type { Finding } from '../doctor/finding.ts';
import type { PageContext } from '../form/submission.ts';

/**
 * Where a page found a token, which says who else could have put it there (T-6).
 *
 * - `own`: local storage, or a `__Host-` cookie. Only pages of this very host over https can have written it.
 * - `shared`: a cookie that sibling hosts can write, too; one of them may have planted it.
 * - `bridge`: the cookie without `Secure`; anybody on the network path of an http page may have written or read it.
 */
export type TokenPlace = 'own' | 'shared' | 'bridge';

export interface PresentedToken {
  /** `pl1_…` or `plb_…`, and in truth anything. */
  readonly token: string;
  readonly place: TokenPlace;
}

/** What a page says to learn whose session it has (T-6, T-7); made only once the visitor acts (T-3). */
export interface SessionRequest {
  /**
   * 128 random bits as 32 lower-case hex digits, made when the visitor first acted and kept beside the outbox; the
   * `visitor` of every `Submission` of this page. The same boot is the same visitor, however often and from however many
   * tabs it is sent.
   */
  readonly boot: string;
  /** At most four, in the order in which they were found. */
  readonly tokens: readonly PresentedToken[];
  /** `plh_…`: a handover code out of the address (T-9). */
  readonly code?: string;
  /** A signed identity (T-10). */
  readonly identity?: string;
  /** The visitor forbade to keep anything: no cookie is read or set by the server either (T-3). */
  readonly storage?: 'denied';
  readonly page: PageContext;
  /** BCP 47 tag of the words the visitor sees. */
  readonly language: string;
  /** The visitor's own IANA zone. */
  readonly timeZone: string;
}

/** A token to be kept until it ends. Every resolution moves the end on: 180 days for `secure`, 24 hours for `bridge`. */
export interface Credential {
  readonly token: string;
  readonly expiresAt: Instant;
}

/** Who somebody is, by the word of the site that signed for them. */
export interface VisitorIdentity {
  /** `sub` of the signed token: the site's own name for this person. */
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
}

/** Whose session it is, and exactly what the page is to keep: everything else of ours in its stores is to go. */
export interface SessionAnswer {
  readonly visitor: string;
  /** For pages over https or on loopback alone (T-1); the presented one again where it still serves. */
  readonly secure?: Credential;
  /** Only where the widget lists an `http://` origin (T-1). */
  readonly bridge?: Credential;
  readonly identity: VisitorIdentity | null;
  /** The visitor wrote things that this credential may not show: they are on the secure page (T-8). */
  readonly earlier: boolean;
  /** What the server noticed about the owner's settings while it looked (T-11: S10, S11). */
  readonly findings: readonly Finding[];
}

/** A single-use code that carries the session to a page of another origin, for 120 seconds (T-9). */
export interface Handover {
  readonly code: string;
  readonly expiresAt: Instant;
}
