import { toInstant } from '../../base/instant.ts';
import type { Schedule } from './schedule.ts';
import { stretchAt } from './stretch.ts';

/**
 * Whether the schedule's hours are open at this instant (H-1, H-2, H-3).
 *
 * `now` is epoch milliseconds or a valid Date. Never throws: an unknown time zone reads as UTC, a malformed interval or
 * exception as if it were not listed; settings that went through `parseSettings` hold neither. Answers are remembered
 * for each schedule object, so a schedule must not be changed in place: make a new one.
 */
export const isOpen = (schedule: Schedule, now: number | Date): boolean => stretchAt(schedule, toInstant(now)).open;
