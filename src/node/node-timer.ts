import type { Stop } from '../base/stop.ts';

/** Calls once after a while, unless it is stopped before. */
export type SetTimer = (delayMs: number, call: () => void) => Stop;

export const nodeTimer: SetTimer = (delayMs, call) => {
  const timer = setTimeout(call, delayMs);
  return () => clearTimeout(timer);
};
