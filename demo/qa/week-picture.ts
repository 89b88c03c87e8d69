import type { Schedule } from '../../src/domain/schedule/schedule.ts';
import { type Stretch, stretchAfter, stretchAt } from '../../src/domain/schedule/stretch.ts';
import { addDays, type ClockChange, instantOf, nextClockChange, wallDate } from './zoned-time.ts';

/** One local day of the schedule's zone, as instants: some days have 23 or 25 hours, and one in Apia has none. */
export interface WeekDay {
  readonly date: string;
  readonly from: number;
  readonly to: number;
  readonly open: readonly Span[];
  /** Closed by an exception, with its name where it has one. */
  readonly holidays: readonly (Span & { readonly name?: string })[];
  readonly clockChange: ClockChange | null;
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The seven days from the Monday of the week that `now` falls in, by the schedule's own zone. */
export function weekPicture(schedule: Schedule, now: number): readonly WeekDay[] {
  const today = wallDate(now, schedule.timeZone);
  const sinceMonday = (new Date(`${today}T00:00Z`).getUTCDay() + 6) % 7;
  const monday = addDays(today, -sinceMonday);
  return Array.from({ length: 7 }, (_one, index) => dayOf(schedule, addDays(monday, index)));
}

function dayOf(schedule: Schedule, date: string): WeekDay {
  const { timeZone } = schedule;
  const from = instantOf(`${date}T00:00`, timeZone);
  const to = Math.max(from, instantOf(`${addDays(date, 1)}T00:00`, timeZone));
  const open: Span[] = [];
  const holidays: (Span & { name?: string })[] = [];
  let stretch: Stretch | undefined = from < to ? stretchAt(schedule, from) : undefined;
  while (stretch) {
    const next: Stretch | undefined = stretchAfter(stretch, to - 1);
    const span = { from: Math.max(from, stretch.from), to: next?.from ?? to };
    if (stretch.open) open.push(span);
    else if (stretch.holiday) holidays.push(stretch.holiday.name ? { ...span, name: stretch.holiday.name } : span);
    stretch = next;
  }
  const change = nextClockChange(timeZone, from, to - 1);
  return { date, from, to, open, holidays, clockChange: change };
}
