/** What one answer says about the visitor's clock: add `offsetMs` to get the server's time, right to within `errorMs`. */
export interface ClockSample {
  readonly offsetMs: number;
  readonly errorMs: number;
}

/** Beyond what the round trip explains: coarse browser clocks, and the drift between two answers. */
const SLACK_MS = 100;

/**
 * Which of two samples to go by (H-6): the one of the shorter round trip, the later of equals. An earlier one that
 * cannot be true together with the later was measured before somebody moved the visitor's clock, or before it drifted.
 */
export const betterSample = (known: ClockSample, added: ClockSample): ClockSample =>
  known.errorMs < added.errorMs && Math.abs(known.offsetMs - added.offsetMs) <= known.errorMs + added.errorMs + SLACK_MS
    ? known
    : added;

/** Before the first answer: the visitor's clock as it is, and any answer is better. */
export const UNMEASURED: ClockSample = { offsetMs: 0, errorMs: Number.POSITIVE_INFINITY };
