/**
 * How long to wait before try number `attempt` (0 for the first retry): full jitter under an exponential ceiling.
 * Full jitter spreads the callers of a recovering server evenly, which no fixed step does (D-6).
 */
export function backOffMs(attempt: number, random: number, { baseMs = 1_000, ceilingMs = 30_000 } = {}): number {
  return Math.round(random * Math.min(ceilingMs, baseMs * 2 ** Math.min(attempt, 30)));
}
