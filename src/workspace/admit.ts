import { FORM_LIMITS } from '../domain/access/limits.ts';
import { rateLimit } from '../domain/access/rate-limit.ts';
import type { Problem } from '../domain/problem.ts';
import type { Context, State } from './state.ts';

/**
 * Counts one more message of this visitor and from this address, or says when it would be allowed (F-6, Z-4). Only
 * messages that are taken count: neither refused ones nor repeats of one that was taken.
 */
export function admit(
  { taken }: State,
  { visitor, address }: { readonly visitor: string; readonly address: string | null },
  { now, limits = FORM_LIMITS }: Pick<Context, 'now' | 'limits'>,
): Problem | null {
  const keys = [
    { key: `visitor/${visitor}`, limit: limits.perVisitor },
    ...(address === null ? [] : [{ key: `address/${address}`, limit: limits.perAddress }]),
  ];
  const verdicts = keys.map(({ key, limit }) => ({ key, ...rateLimit(taken.get(key) ?? [], now, limit) }));
  const retryAfterMs = Math.max(...verdicts.map((verdict) => verdict.retryAfterMs));
  if (verdicts.every(({ allowed }) => allowed)) {
    for (const { key, state } of verdicts) taken.set(key, state);
    return null;
  }
  return {
    code: 'too-many-requests',
    message: `Too many messages in a short time. The next one is taken in ${Math.ceil(retryAfterMs / 1_000)} seconds.`,
    retryAfterMs,
  };
}

/** Limits remember this many visitors and addresses at most; longer windows are remembered while there is room. */
export const MOST_TAKEN = 10_000;

const LONGEST_WINDOW_MS = Math.max(...Object.values(FORM_LIMITS).map(({ windowMs }) => windowMs));

/** Forgets whose window has passed and, beyond `MOST_TAKEN`, whoever was first: memory must not grow with strangers. */
export function forgetTaken(taken: Map<string, readonly number[]>, now: number): void {
  if (taken.size <= MOST_TAKEN) return;
  for (const [key, instants] of taken) {
    if (now - (instants.at(-1) ?? 0) >= LONGEST_WINDOW_MS) taken.delete(key);
  }
  for (const key of taken.keys()) {
    if (taken.size <= MOST_TAKEN) return;
    taken.delete(key);
  }
}
