import { DAY_MS } from '../../base/instant.ts';
import { type Hours, hoursOf, type Moment } from './hours.ts';
import { remember } from './remember.ts';
import type { Schedule } from './schedule.ts';

/** How far ahead the next change is looked for, inclusive (H-5). */
export const HORIZON_MS = 400 * DAY_MS;

/** After every limit. */
export const NEVER = Number.POSITIVE_INFINITY;

/**
 * A stretch of time through which a schedule says one thing: open, closed, or closed by that one exception. It is
 * followed only as far as somebody asks; `until` is how far that was, and `next` what was met there.
 */
export interface Stretch extends Moment {
  /** Where it begins, or an instant within it where nobody came from the stretch before. */
  readonly from: number;
  readonly hours: Hours;
  until: number;
  next?: Stretch;
}

/** By object: a schedule must therefore not be changed in place. */
const schedules = new WeakMap<Schedule, (day: number) => Stretch>();

/** The stretch that holds this instant. */
export function stretchAt(schedule: Schedule, instant: number): Stretch {
  const stretchOn = remember(schedules, schedule, stretchesOf);
  return stretchBy(stretchOn(Math.floor(instant / DAY_MS)), instant);
}

/** The stretches at the beginnings of UTC days: from there any instant is a few steps away. */
function stretchesOf(schedule: Schedule): (day: number) => Stretch {
  const hours = hoursOf(schedule);
  const days = new Map<number, Stretch>();
  const read = (day: number): Stretch => stretchFrom(hours, day * DAY_MS);
  return (day) => remember(days, day, read);
}

/** The stretch that holds a later instant, reached from this one. */
export function stretchBy(stretch: Stretch, instant: number): Stretch {
  let reached = stretch;
  for (let next: Stretch | undefined = stretch; next; next = stretchAfter(next, instant)) reached = next;
  return reached;
}

/** The stretch after this one, if it begins by `limit`. */
export function stretchAfter(stretch: Stretch, limit: number): Stretch | undefined {
  while (!stretch.next && stretch.until <= limit) {
    const next = stretchFrom(stretch.hours, stretch.until);
    if (next.open === stretch.open && next.holiday === stretch.holiday) stretch.until = next.until;
    else stretch.next = next;
  }
  return stretch.until <= limit ? stretch.next : undefined;
}

/** The first edge after this stretch, where open turns closed or closed open; `NEVER` if none comes by `limit`. */
export function edgeAfter(stretch: Stretch, limit: number): number {
  // A holiday that begins or ends while closed makes a stretch of its own, but no edge.
  let next: Stretch | undefined = stretch;
  while (next?.open === stretch.open) next = stretchAfter(next, limit);
  return next?.from ?? NEVER;
}

const stretchFrom = (hours: Hours, from: number): Stretch => ({ from, hours, ...hours(from) });
