import type { RateLimit } from '../domain/access/limits.ts';
import { rateLimit } from '../domain/access/rate-limit.ts';
import type { Problem } from '../domain/problem.ts';
import type { State } from './state/state.ts';

export interface Counted {
  /** Who is counted: `visitor/…`, `address/…`. */
  readonly key: string;
  readonly limit: RateLimit;
}

/**
 * Counts one more for all of these, or says when it would be allowed (F-6, Z-4). Only what is carried out counts: neither
 * refusals nor repeats do.
 */
export function admit({ taken }: State, counted: readonly Counted[], now: number, what: string): Problem | null {
  const verdicts = counted.map(({ key, limit }) => ({ key, ...rateLimit(taken.get(key) ?? [], now, limit) }));
  if (verdicts.every(({ allowed }) => allowed)) {
    for (const { key, state } of verdicts) taken.set(key, state);
    return null;
  }
  const retryAfterMs = Math.max(...verdicts.map((verdict) => verdict.retryAfterMs));
  return {
    code: 'too-many-requests',
    message: `Too many ${what} in a short time. The next one is taken in ${Math.ceil(retryAfterMs / 1_000)} seconds.`,
    retryAfterMs,
  };
}

/** Takes back the latest count of each: what was counted turned out to be nothing a limit is for. */
export function giveBack({ taken }: State, counted: readonly Counted[]): void {
  for (const { key } of counted) {
    const left = (taken.get(key) ?? []).slice(0, -1);
    if (left.length > 0) taken.set(key, left);
    else taken.delete(key);
  }
}

/** Limits remember this many visitors and addresses at most; longer windows are remembered while there is room. */
export const MOST_TAKEN = 10_000;

/** Forgets whoever counts no more and, beyond `MOST_TAKEN`, whoever was first: memory must not grow with strangers. */
export function forgetTaken(taken: Map<string, readonly number[]>, now: number): void {
  if (taken.size <= MOST_TAKEN) return;
  for (const [key, instants] of taken) {
    if (now >= (instants.at(-1) ?? 0)) taken.delete(key);
  }
  for (const key of taken.keys()) {
    if (taken.size <= MOST_TAKEN) return;
    taken.delete(key);
  }
}
