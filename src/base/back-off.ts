/**
 * How long to wait before try number `attempt` (0 for the first retry): full jitter under an exponential ceiling.
 * Full jitter spreads the callers of a recovering server evenly, which no fixed step does (D-6).
 */
export const backOffMs = (attempt: number, random: number, ceilingMs = 30_000): number =>
  Math.round(random * Math.min(ceilingMs, 1_000 * 2 ** attempt));
