import { DAY_MS } from '../../base/instant.ts';
import type { ScheduleException } from './schedule.ts';
import { type WallSpan, wallSpans } from './wall-span.ts';

/** A local date as one number that orders like the calendar: year × 512 + month × 32 + day of the month. */
type DateKey = number;

/** An exception made ready for being asked about many dates. */
export interface DatedRule extends ScheduleException {
  readonly first: DateKey;
  readonly last: DateKey;
  readonly spans: readonly WallSpan[];
}

const YEAR = 512;

const keyOf = (year = 0, month = 0, day = 0): DateKey => year * YEAR + month * 32 + day;
const yearOf = (key: DateKey): number => Math.floor(key / YEAR);
const parseDate = (text: string): DateKey => keyOf(...`${text}`.split('-').map(Number));

/** The exceptions made ready, in their order. Settings may come unparsed: one whose date is none covers no date. */
export const datedRules = (exceptions: readonly ScheduleException[] = []): readonly DatedRule[] =>
  exceptions.map((exception) => ({
    ...exception,
    first: parseDate(exception.date),
    last: parseDate(exception.to ?? exception.date),
    spans: wallSpans(exception.intervals),
  }));

/** The rule that governs a date, counted in days since 1970-01-01: of several the one listed last (H-2, H-2a). */
export function ruleOn(rules: readonly DatedRule[], date: number): DatedRule | undefined {
  const key = dateKey(date);
  // The last day of a month also stands for the days its month lacks, so 28 February for the 29th where there is none.
  const standsFor = dateKey(date + 1) - 1;
  return rules.findLast(({ first, last, every }) => {
    // Of a yearly rule, the repetitions that can reach this year: one that crosses the new year began the year before.
    const newest = every ? yearOf(key) - yearOf(first) : 0;
    for (let years = every ? Math.max(0, yearOf(key) - yearOf(last)) : 0; years <= newest; years++) {
      if (first + years * YEAR <= standsFor && key <= last + years * YEAR) return true;
    }
    return false;
  });
}

function dateKey(date: number): DateKey {
  const day = new Date(date * DAY_MS);
  return keyOf(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
}
