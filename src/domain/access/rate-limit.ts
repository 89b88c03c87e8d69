import { forgottenAfterMs, type RateLimit } from './limits.ts';

export interface RateLimitVerdict {
  readonly allowed: boolean;
  /** How long until the next one is allowed; 0 where this one is. */
  readonly retryAfterMs: number;
  /** The instants to hand in next time: never more than the limit, and empty when nobody needs to remember this key. */
  readonly state: readonly number[];
}

/**
 * Judges one event at `now` by the allowed ones before it; refused ones are not counted, so that impatience does not
 * prolong the wait. `state` holds the instants at which each of them counts no more, earliest first: all of a window's a
 * window after their own, those of a bucket one after the other. After the clock was set back no wait is longer than it
 * takes to be forgotten (Z-4).
 */
export function rateLimit(state: readonly number[], now: number, rule: RateLimit): RateLimitVerdict {
  const longest = now + forgottenAfterMs(rule);
  const taken = state.map((until) => Math.min(until, longest)).filter((until) => until > now);
  const free = rule.limit > 0 ? taken[taken.length - rule.limit] : longest;
  if (free !== undefined) return { allowed: false, retryAfterMs: free - now, state: taken };
  const until = 'everyMs' in rule ? (taken.at(-1) ?? now) + rule.everyMs : longest;
  return { allowed: true, retryAfterMs: 0, state: [...taken, until] };
}
