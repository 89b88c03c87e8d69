import { DAY_MS } from '../../base/instant.ts';
import { datedRules, ruleOn } from '../schedule/dated-rule.ts';
import type { Interval, Schedule, ScheduleException, Weekday } from '../schedule/schedule.ts';
import type { ExplainWords } from './explain-words.ts';
import { weekdayName, weekdayOf } from './say-time.ts';

const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/**
 * The hours that count on the local date of this wall time: the weekly ones ("Mon–Fri 09:00–17:00, Sat 10:00–14:00"),
 * or the date's own where an exception governs it; with the zone they are in.
 */
export function sayHours(schedule: Schedule, wall: number, locale: string, words: ExplainWords): string {
  const exception = exceptionOn(schedule, wall);
  const own = exception?.intervals?.length ? words.ownHours(exception.name, sayIntervals(exception.intervals)) : null;
  return `${own ?? sayWeek(schedule, locale)} ${schedule.timeZone}`;
}

/** Whether any hours start on the local date of this wall time. */
export function hasHours(schedule: Schedule, wall: number): boolean {
  const exception = exceptionOn(schedule, wall);
  const intervals = exception ? exception.intervals : schedule.weekly?.[WEEKDAYS[weekdayOf(wall)] as Weekday];
  return intervals !== undefined && intervals.length > 0;
}

const exceptionOn = ({ exceptions }: Schedule, wall: number): ScheduleException | undefined =>
  ruleOn(datedRules(exceptions), Math.floor(wall / DAY_MS));

/** Neighbouring days of equal hours are said once. */
function sayWeek({ weekly }: Schedule, locale: string): string {
  const runs: { first: number; last: number; hours: string }[] = [];
  for (const [day, weekday] of WEEKDAYS.entries()) {
    const hours = sayIntervals(weekly?.[weekday] ?? []);
    const run = runs.at(-1);
    if (run && run.last === day - 1 && run.hours === hours) run.last = day;
    else if (hours) runs.push({ first: day, last: day, hours });
  }
  const name = (day: number): string => weekdayName(day, locale, 'short');
  return runs
    .map(({ first, last, hours }) => `${name(first)}${last > first ? `–${name(last)}` : ''} ${hours}`)
    .join(', ');
}

const sayIntervals = (intervals: readonly Interval[]): string =>
  intervals.map(([start, end]) => `${start}–${end}`).join(', ');
