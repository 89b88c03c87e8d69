import { isOpen } from './is-open.ts';
import { nextEdge } from './next-edge.ts';
import type { Schedule } from './schedule.ts';

/**
 * The first opening after `now`, in epoch milliseconds; null while the hours are open, and if they stay closed for
 * 400 × 86,400,000 ms (H-5). Takes and forgives the same as `isOpen`.
 */
export function opensAt(schedule: Schedule, now: number | Date): number | null {
  return isOpen(schedule, now) ? null : nextEdge(schedule, now);
}
