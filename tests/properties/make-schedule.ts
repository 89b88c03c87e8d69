import { Temporal } from 'temporal-polyfill/implementation';
import type { Interval, Schedule, ScheduleException, Weekday } from '../../src/domain/schedule/schedule.ts';
import type { Random } from './random.ts';
import { transitionsOf } from './transitions.ts';

const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const NAMES = ['New Year', 'Stocktaking', 'Midsummer'];
const DAY_MS = 86_400_000;

/** A schedule whose edges and exceptions gather about an instant, most of all where the zone changes its clocks. */
export function makeSchedule(random: Random, timeZone: string, focus: number): Schedule {
  const date = localDate(timeZone, focus);
  const times = timesNear(timeZone, focus);
  const weekly: Partial<Record<Weekday, readonly Interval[]>> = {};
  for (const weekday of WEEKDAYS) {
    if (random.chance(0.75)) weekly[weekday] = makeIntervals(random, times);
  }
  const exceptions = Array.from({ length: random.below(5) }, () => makeException(random, date, times));
  return { timeZone, weekly, ...(exceptions.length > 0 && { exceptions }) };
}

/** A schedule that says one thing for years, but for a few intervals or closed dates about the instant. */
export function makeLonelySchedule(random: Random, timeZone: string, focus: number): Schedule {
  const date = localDate(timeZone, focus);
  const times = timesNear(timeZone, focus);
  const always = random.chance(0.5);
  const wholeDay: readonly Interval[] = [['00:00', '24:00']];
  const weekly = always ? Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, wholeDay])) : {};
  const exceptions = Array.from({ length: 1 + random.below(3) }, (): ScheduleException => {
    const { every, ...exception } = makeException(random, date, times);
    return exception.intervals || always ? exception : { ...exception, intervals: makeIntervals(random, times) };
  });
  const yearly = { date: `${date.year}-06-15`, every: 'year', intervals: always ? wholeDay : [] } as const;
  return { timeZone, weekly, exceptions: [yearly, ...exceptions] };
}

function makeException(random: Random, around: Temporal.PlainDate, times: readonly string[]): ScheduleException {
  const first = around.add({ days: random.below(6) - 3 });
  const isRange = random.chance(0.35);
  const isYearly = random.chance(0.4);
  const started = isYearly ? first.subtract({ years: random.below(4) }) : first;
  return {
    // Adding years from 29 February: only the day itself may stand for the rule's "28th in other years".
    date: started.toString(),
    ...(isRange && { to: started.add({ days: 1 + random.below(5) }).toString() }),
    ...(isYearly && { every: 'year' }),
    ...(random.chance(0.6) && { name: random.pick(NAMES) }),
    ...(random.chance(0.55) && { intervals: makeIntervals(random, times) }),
    ...(random.chance(0.5) && { cutsPrevious: random.chance(0.8) }),
  };
}

function makeIntervals(random: Random, times: readonly string[]): readonly Interval[] {
  return Array.from({ length: random.below(4) }, (): Interval => {
    const start = random.pick(times);
    return [start === '24:00' ? '00:00' : start, random.pick(times)];
  });
}

/** Times of day worth an edge: usual ones, and those beside and between the two sides of a change of the clocks. */
function timesNear(timeZone: string, focus: number): readonly string[] {
  const usual = ['00:00', '24:00', '00:30', '01:00', '06:00', '09:00', '12:00', '17:00', '22:00', '23:00', '23:30'];
  const near = transitionsOf(timeZone).filter(({ instant }) => Math.abs(instant - focus) < 3 * DAY_MS);
  const sharp = near.flatMap(({ before, after }) => {
    const half = { minutes: Math.round(before.until(after).total('minutes') / 2) };
    return [
      before,
      after,
      before.add(half),
      before.subtract({ minutes: 1 }),
      after.add({ minutes: 1 }),
      before.add(half),
    ].map((wall) => wall.toPlainTime().toString({ smallestUnit: 'minute' }));
  });
  return [...usual, ...sharp, ...sharp, ...sharp, ...sharp];
}

const localDate = (timeZone: string, instant: number): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate();
