import type { RateLimit } from './limits.ts';

export interface RateLimitVerdict {
  readonly allowed: boolean;
  /** How long until the next one is allowed; 0 where this one is. */
  readonly retryAfterMs: number;
  /** The instants to hand in next time: never more than the limit, and empty when nobody needs to remember this key. */
  readonly state: readonly number[];
}

/**
 * Judges one event at `now` by a sliding window over the allowed ones before it (`state`, oldest first); refused ones
 * are not counted, so that impatience does not prolong the wait. The window is half-open: an event exactly `windowMs`
 * old counts no more. After the clock was set back, instants ahead of it count as now: no wait exceeds one window (Z-4).
 */
export function rateLimit(state: readonly number[], now: number, { limit, windowMs }: RateLimit): RateLimitVerdict {
  const recent = state.map((at) => Math.min(at, now)).filter((at) => now - at < windowMs);
  const oldest = recent[recent.length - limit];
  if (oldest === undefined && limit > 0) return { allowed: true, retryAfterMs: 0, state: [...recent, now] };
  return { allowed: false, retryAfterMs: (oldest ?? now) + windowMs - now, state: recent };
}
