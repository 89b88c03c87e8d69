/**
 * The closed list of reasons for which anything of ours says no. Code compares codes; the sentence is for people.
 *
 * - `invalid`: something handed in breaks a rule; `issues` names each place.
 * - `widget-unknown`: no widget of that id.
 * - `widget-disabled`: the owner switched this widget off (S-3).
 * - `origin-refused`: the page's origin is not on the widget's list (Z-3).
 * - `command-id-reused`: this command id already stands for another body (D-1).
 * - `too-many-requests`: over a limit; `retryAfterMs` says when to try again (Z-4).
 * - `too-large`: the body is over the byte limit (Z-4).
 * - `unauthorized`: no token, or one we do not know. `forbidden`: a known one without the right; `permission` names it (P-6).
 * - `session-expired`: this session token is unknown, revoked or past its end; resolve the session again and repeat (T-7).
 * - `identity-refused`: the signed identity is not accepted; the sentence says why, and nothing was changed (T-10).
 * - `not-found`: nothing at that address or id.
 * - `stale-write`: the thing changed since it was read; read again and redo.
 * - `in-use`: other things still need this one; the sentence names one of them, and nothing was changed.
 * - `chat-state`: the chat is not in a state in which this can be done; the sentence names the state (C).
 * - `unavailable`: the other side cannot answer now (store busy, shutting down); trying again later is right.
 * - `unreachable`: no answer came at all (network, DNS, blocked, timeout). Whether it was carried out is unknown.
 * - `unreadable`: an answer came that is not ours or not whole.
 * - `unsupported`: this backend does not have the ability; `ability` names it.
 * - `not-available`: the widget is hidden or disabled, so there is nothing to open (S-7).
 * - `closed`: the backend, server or widget was closed before.
 */
export type ProblemCode =
  | 'invalid'
  | 'widget-unknown'
  | 'widget-disabled'
  | 'origin-refused'
  | 'command-id-reused'
  | 'too-many-requests'
  | 'too-large'
  | 'unauthorized'
  | 'forbidden'
  | 'session-expired'
  | 'identity-refused'
  | 'not-found'
  | 'stale-write'
  | 'in-use'
  | 'chat-state'
  | 'unavailable'
  | 'unreachable'
  | 'unreadable'
  | 'unsupported'
  | 'not-available'
  | 'closed';

/** One place that is wrong: `schedule.weekly.mon[0]`, and a sentence with what is wrong and what would be right. */
export interface Issue {
  readonly path: string;
  readonly message: string;
  /** A form field's problem carries its code, so that a page can say it in the visitor's language. */
  readonly code?: string;
  readonly limit?: number;
}

/** A refusal: what kind, in a sentence a person can act on, and what a program needs to act on it. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  readonly issues?: readonly Issue[];
  readonly retryAfterMs?: number;
  readonly permission?: string;
  readonly ability?: string;
}

/** Codes after which the same command may be tried again unchanged; every other refusal is final (D-5). */
export const isPassing = (code: ProblemCode): boolean =>
  code === 'unavailable' ||
  code === 'unreachable' ||
  code === 'unreadable' ||
  code === 'too-many-requests' ||
  code === 'session-expired';
