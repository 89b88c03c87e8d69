import { toInstant } from '../../base/instant.ts';
import type { Schedule } from './schedule.ts';
import { edgeAfter, HORIZON_MS, stretchAt } from './stretch.ts';

/**
 * The next instant after `now` at which `isOpen` changes, in epoch milliseconds; exact up to 400 × 86,400,000 ms ahead,
 * inclusive, and null if there is none until then (H-5). Takes and forgives the same as `isOpen`.
 */
export function nextEdge(schedule: Schedule, now: number | Date): number | null {
  const instant = toInstant(now);
  const limit = instant + HORIZON_MS;
  const edge = edgeAfter(stretchAt(schedule, instant), limit);
  return edge > limit ? null : edge;
}
