import type { ReadonlySignal } from '@preact/signals-core';
import type { Result } from '../../base/result.ts';
import type { Stop } from '../../base/stop.ts';
import type { Problem } from '../../domain/problem.ts';
import type { VisitorIdentity } from '../../domain/session/session.ts';

/** What a page knows of its own session. */
export type SessionState =
  /** Nothing was asked yet, or the visitor was forgotten. */
  | { readonly state: 'unknown' }
  | { readonly state: 'resolving' }
  | {
      readonly state: 'known';
      readonly visitor: string;
      readonly identity: VisitorIdentity | null;
      /** Things this visitor wrote can be shown by the secure page alone (T-8). */
      readonly earlier: boolean;
    }
  | { readonly state: 'failed'; readonly problem: Problem };

/**
 * The visitor's session in one page: which credentials the stores hold, whose they are, and what is kept (T-1 to T-10).
 *
 * Nothing is written before `writer()`, `resolve()`, `send()`, `identify()` or `redeem()` is called (T-3). Every method
 * may be called at any time and never throws or rejects.
 */
export interface VisitorSession {
  readonly state: ReadonlySignal<SessionState>;
  /** Whether an earlier page left something by which the visitor is known; looks without writing. */
  isKept(): boolean;
  /** The boot id, made and kept at the first call: the `visitor` of submissions. Changes with `onNewPerson`. */
  writer(): string;
  /** Whether this is the present writer's boot id; looks without writing. */
  isWriter(boot: string): boolean;
  /** Learns whose session it is; calls while one is under way share it. Answers from memory once known. */
  resolve(): Promise<Result<void, Problem>>;
  /**
   * Makes a call with the session's token, resolving first; where the answer is `session-expired`, resolves anew from the
   * stores and repeats it once. A backend without sessions is called with no token.
   */
  send<Value>(call: (token: string | undefined) => Promise<Result<Value, Problem>>): Promise<Result<Value, Problem>>;
  /**
   * Says who the visitor is by a signed token; `refresh` is asked for a new one when a later resolution needs it. Somebody
   * else than before: `onNewPerson` is told before this resolves (T-10). A refusal changes nothing.
   */
  identify(token: string, refresh?: () => Promise<string>): Promise<Result<void, Problem>>;
  /** A handover code out of the address (T-9). */
  redeem(code: string): Promise<void>;
  /** Fetches a code for one link to `target`, an origin; null where none can be had. */
  handOver(target: string): Promise<string | null>;
  /** Forgets the visitor in memory and in every store, on this host and its parents, and revokes (T-10). */
  logout(): Promise<void>;
  /** `denied`: the same as `logout`, and nothing is kept from then on; `granted`: what is known is kept from now on (T-3). */
  setConsent(consent: 'granted' | 'denied'): Promise<void>;
  /** Another person has this page now, here or in another tab: nothing of the old one may show (T-10). */
  onNewPerson(listener: () => void): Stop;
  stop(): void;
}
