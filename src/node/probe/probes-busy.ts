import type { Problem } from '../../domain/problem.ts';

/** Probes of one kind that are answered at once: owners look now and then, and whoever holds more wants to hold us up. */
export const MOST_PROBES = 20;

export const PROBES_BUSY: Problem = {
  code: 'unavailable',
  message: 'This server answers as many probes as it may already. Try again in two seconds.',
  retryAfterMs: 2_000,
};
