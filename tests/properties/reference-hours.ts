import { Temporal } from 'temporal-polyfill/implementation';
import type { Schedule } from '../../src/domain/schedule/schedule.ts';
import { type ReferenceDay, referenceDay } from './reference-day.ts';

const DAY_MS = 86_400_000;
export const LIMIT_MS = 400 * DAY_MS;

/** What the hours say at an instant: open, or closed, by a holiday or not. */
export type Saying = 'open' | 'closed' | { readonly holiday: string | undefined };

/** The rules of hours, written a second time from their words, on Temporal and as plainly as can be. */
export interface ReferenceHours {
  isOpen(now: number): boolean;
  nextEdge(now: number): number | null;
  opensAt(now: number): number | null;
  sayingAt(now: number): Saying;
  /** All instants in (from, to] at which the saying could change: edges, midnights, changes of the clocks. */
  turnsIn(from: number, to: number): readonly number[];
  /** The local dates from two before to two after that of this instant. */
  daysAround(now: number): readonly ReferenceDay[];
}

interface Run {
  readonly start: number;
  readonly end: number;
}

export function referenceHours(schedule: Schedule): ReferenceHours {
  const epoch = new Temporal.PlainDate(1970, 1, 1);

  const localTime = (now: number): Temporal.ZonedDateTime =>
    Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(schedule.timeZone);
  const dayNumber = remembered((now: number) => epoch.until(localTime(now).toPlainDate()).days);
  const day = remembered((number: number) => referenceDay(schedule, epoch.add({ days: number })));
  const midnightsOf = remembered((number: number) => {
    const midnight = epoch.add({ days: number }).toPlainDateTime();
    return (['earlier', 'later'] as const).map(
      (disambiguation) => midnight.toZonedDateTime(schedule.timeZone, { disambiguation }).epochMilliseconds,
    );
  });
  const runsOf = remembered((dates: string) => {
    const [first = 0, last = 0] = dates.split(' ').map(Number);
    return mergedRuns(Array.from({ length: last - first + 1 }, (_, index) => day(first + index)));
  });

  /** The open time of all dates from three before `from` to three after `to`, merged as instants. */
  const runsBetween = (from: number, to: number): readonly Run[] => {
    // Anchored to every eighth date, so that neighbouring questions share an answer.
    const first = Math.floor((dayNumber(from) - 3) / 8) * 8;
    const last = Math.ceil((dayNumber(to) + 3) / 8) * 8;
    return runsOf(`${first} ${last}`);
  };

  const isOpen = (now: number): boolean => runsBetween(now, now).some(({ start, end }) => start <= now && now < end);

  const nextEdge = (now: number): number | null => {
    for (const reach of [8 * DAY_MS, 64 * DAY_MS, LIMIT_MS]) {
      const edges = runsBetween(now, now + reach).flatMap(({ start, end }) => [start, end]);
      const edge = edges.find((instant) => instant > now);
      if (edge !== undefined && edge <= now + reach) return edge;
    }
    return null;
  };

  const sayingAt = remembered((now: number): Saying => {
    if (isOpen(now)) return 'open';
    const governing = day(dayNumber(now)).exceptions.at(-1);
    return governing && !governing.intervals?.length ? { holiday: governing.name } : 'closed';
  });

  return {
    isOpen,
    nextEdge,
    opensAt: (now) => (isOpen(now) ? null : nextEdge(now)),
    sayingAt,
    turnsIn(from, to) {
      const turns = new Set(runsBetween(from, to).flatMap(({ start, end }) => [start, end]));
      for (let number = dayNumber(from); number <= dayNumber(to) + 1; number++) {
        for (const midnight of midnightsOf(number)) turns.add(midnight);
      }
      let change = localTime(from).getTimeZoneTransition('next');
      while (change && change.epochMilliseconds <= to) {
        turns.add(change.epochMilliseconds);
        change = change.getTimeZoneTransition('next');
      }
      return [...turns].filter((turn) => from < turn && turn <= to).sort((a, b) => a - b);
    },
    daysAround: (now) => [-2, -1, 0, 1, 2].map((distance) => day(dayNumber(now) + distance)),
  };
}

function mergedRuns(days: readonly ReferenceDay[]): readonly Run[] {
  const spans = days.flatMap((each) => each.spans).filter(({ start, end }) => start < end);
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of spans.sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** Temporal takes its time: what it said once is not asked again. */
function remembered<Key, Value>(read: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.has(key) ? (known.get(key) as Value) : read(key);
    known.set(key, value);
    return value;
  };
}
