import { type Instant, MINUTE_MS } from '../../base/instant.ts';
import type { TokenKind } from './token.ts';
import type { Visitor } from './visitor.ts';

/** A token as its issuer remembers it: never the token itself. */
export interface IssuedToken {
  readonly hash: string;
  readonly kind: TokenKind;
  /** What it may show: null: everything; an instant: only what is from then on. */
  readonly from: Instant | null;
  /** A bridge given to a secure page shows nothing before an http page first comes with it: that sets `from` (T-8). */
  readonly attached: boolean;
  /** The browser it belongs to: a token issued from another carries its line, and ends with it. */
  readonly line: string;
  /** `superseded` is no credential any more, but still shows that a page was this visitor's before. */
  readonly state: 'live' | 'superseded' | 'revoked';
  readonly issuedAt: Instant;
  readonly expiresAt: Instant;
  /** When somebody first came back with it: its answer has arrived. */
  readonly usedAt: Instant | null;
  /** Hash of the boot id it was issued to. */
  readonly boot: string;
  /** Which others its first use supersedes; until then both serve, so that a lost answer loses nobody. */
  readonly replaces: readonly string[] | 'all';
}

/** The one boot id that may still issue sessions of a visitor: for lost answers, and for tabs that start together. */
export interface BootLink {
  readonly hash: string;
  /** What an http page knows must never open what a secure one may see. */
  readonly secure: boolean;
  readonly since: Instant;
  /** When a token of the visitor was first used since; ten minutes later this link is over. */
  readonly usedAt: Instant | null;
}

/** A handover code that may still serve (T-9): never the code itself. */
export interface IssuedCode {
  readonly hash: string;
  readonly expiresAt: Instant;
}

/** A visitor as the workspace keeps one. */
export interface VisitorRecord extends Visitor {
  readonly tokens: readonly IssuedToken[];
  readonly codes: readonly IssuedCode[];
  readonly boot: BootLink | null;
  /** Whether a secure token was ever issued: an http page may be lifted to one only before (T-8). */
  readonly heldSecure: boolean;
  /** When the first message was written; null: none was. */
  readonly wroteAt: Instant | null;
  /** Who this one turned out to be; null: nobody else. */
  readonly mergedInto: string | null;
}

const BOOT_GRACE_MS = 10 * MINUTE_MS;

/** Whether this boot id may still issue sessions of the visitor to a page like that. */
export function mayIssueByBoot(
  { boot, identity }: VisitorRecord,
  { hash, secure, now }: { readonly hash: string; readonly secure: boolean; readonly now: Instant },
): boolean {
  if (boot?.hash !== hash || boot.secure !== secure || identity !== null) return false;
  return boot.usedAt === null || now - boot.usedAt < BOOT_GRACE_MS;
}

/** Whether the visitor wrote things that a token of this right may not show (T-8). */
export const hasEarlier = ({ wroteAt }: VisitorRecord, from: Instant | null): boolean =>
  from !== null && wroteAt !== null && wroteAt < from;

/** The visitor as others may see one: without anything a credential could be told by. */
export const visitorOf = ({
  tokens: _tokens,
  codes: _codes,
  boot: _boot,
  heldSecure: _heldSecure,
  wroteAt: _wroteAt,
  mergedInto: _mergedInto,
  ...visitor
}: VisitorRecord): Visitor => visitor;
