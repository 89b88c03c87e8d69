import { Temporal } from 'temporal-polyfill/implementation';
import type { Interval, Schedule, ScheduleException, Weekday } from '../../src/domain/schedule/schedule.ts';

/** One interval of one local date, as instants, with what made it remarkable. */
export interface ReferenceSpan {
  readonly start: number;
  readonly end: number;
  readonly walls: readonly Temporal.PlainDateTime[];
  readonly overnight: boolean;
  readonly cut: boolean;
}

/** One local date, by the words of H-0 to H-3; spans that are empty as instants are among them. */
export interface ReferenceDay {
  readonly spans: readonly ReferenceSpan[];
  /** Every exception that covers the date; the last one governs it (H-2a). */
  readonly exceptions: readonly ScheduleException[];
}

const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export function referenceDay(schedule: Schedule, date: Temporal.PlainDate): ReferenceDay {
  const { timeZone } = schedule;
  const instantOf = (wall: Temporal.PlainDateTime): number =>
    wall.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds;
  const next = date.add({ days: 1 });
  const exceptions = exceptionsOn(schedule, date);
  const governing = exceptions.at(-1);
  const isCut = exceptionsOn(schedule, next).at(-1)?.cutsPrevious === true;
  const exists = date.toZonedDateTime(timeZone).toPlainDate().equals(date);
  const weekday = WEEKDAYS[date.dayOfWeek - 1] as Weekday;
  const intervals: readonly Interval[] = (governing ? governing.intervals : schedule.weekly[weekday]) ?? [];

  const spans = (exists ? intervals : []).map(([from, to]): ReferenceSpan => {
    const overnight = to !== '24:00' && to <= from;
    const startWall = date.toPlainDateTime(from);
    const endWall = to === '24:00' ? next.toPlainDateTime() : (overnight ? next : date).toPlainDateTime(to);
    const whole = instantOf(endWall);
    const end = isCut ? Math.min(whole, instantOf(next.toPlainDateTime())) : whole;
    return { start: instantOf(startWall), end, walls: [startWall, endWall], overnight, cut: end < whole };
  });
  return { spans, exceptions };
}

function exceptionsOn({ exceptions = [] }: Schedule, date: Temporal.PlainDate): readonly ScheduleException[] {
  return exceptions.filter((exception) => covers(exception, date));
}

function covers({ date: from, to = from, every }: ScheduleException, date: Temporal.PlainDate): boolean {
  const first = dateOf(from);
  const last = dateOf(to);
  const isWithin = (start: Temporal.PlainDate, end: Temporal.PlainDate): boolean =>
    Temporal.PlainDate.compare(start, date) <= 0 && Temporal.PlainDate.compare(date, end) <= 0;
  if (every !== 'year') return isWithin(first, last);
  for (let years = 0; first.year + years <= date.year; years++) {
    // Adding years keeps the month and day, and 29 February becomes the 28th where there is none.
    if (isWithin(first.add({ years }), last.add({ years }))) return true;
  }
  return false;
}

const dates = new Map<string, Temporal.PlainDate>();

function dateOf(text: string): Temporal.PlainDate {
  const date = dates.get(text) ?? Temporal.PlainDate.from(text);
  dates.set(text, date);
  return date;
}
