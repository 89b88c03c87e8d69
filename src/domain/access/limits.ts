import { MINUTE_MS } from '../../base/instant.ts';

/** At most `limit` events in any stretch of `windowMs`. */
export interface RateLimit {
  readonly limit: number;
  readonly windowMs: number;
}

/** How much is taken from one visitor and from one address before 429 (F-6, Z-4). */
export interface Limits {
  readonly formsPerVisitor: RateLimit;
  readonly formsPerAddress: RateLimit;
  /** New visitors; one who is known again counts nothing. */
  readonly visitorsPerAddress: RateLimit;
}

/** What holds where the owner of the server says nothing else. */
export const LIMITS: Limits = {
  formsPerVisitor: { limit: 3, windowMs: 10 * MINUTE_MS },
  formsPerAddress: { limit: 20, windowMs: 10 * MINUTE_MS },
  visitorsPerAddress: { limit: 10, windowMs: MINUTE_MS },
};
