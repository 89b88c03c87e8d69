/** The server sends the probe's two lines a second apart; half of it is what a slow network may take away. */
const LEAST_GAP_MS = 500;

/** Whether a streamed answer was held back on its way until it was whole: its first bytes came with its last (N04). */
export const isHeldBack = (firstBytesAt: number, lastBytesAt: number): boolean =>
  lastBytesAt - firstBytesAt < LEAST_GAP_MS;
