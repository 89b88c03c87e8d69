import { MINUTE_MS } from '../../base/instant.ts';

/** At most `limit` events in any stretch of `windowMs`. */
export interface RateLimit {
  readonly limit: number;
  readonly windowMs: number;
}

/** How many forms are taken from one visitor and from one address before 429 (F-6, Z-4). */
export interface FormLimits {
  readonly perVisitor: RateLimit;
  readonly perAddress: RateLimit;
}

/** What holds where the owner of the server says nothing else. */
export const FORM_LIMITS: FormLimits = {
  perVisitor: { limit: 3, windowMs: 10 * MINUTE_MS },
  perAddress: { limit: 20, windowMs: 10 * MINUTE_MS },
};
