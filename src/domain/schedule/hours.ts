import { DAY_MS } from '../../base/instant.ts';
import { type DatedRule, datedRules, ruleOn } from './dated-rule.ts';
import { remember } from './remember.ts';
import type { Schedule, Weekday } from './schedule.ts';
import { type WallSpan, wallSpans } from './wall-span.ts';
import { zoneOf } from './zone.ts';

/** What a schedule says at one instant. */
export interface Moment {
  readonly open: boolean;
  /** While closed: the closed exception that governs the local date (H-7). */
  readonly holiday: DatedRule | undefined;
  /** An instant up to which it certainly says the same: the next edge, or sooner. */
  readonly until: number;
}

/** A schedule made ready for being asked: what does it say at this instant? */
export type Hours = (instant: number) => Moment;

/** The hours that start on one local date, as instants, and the exception that governs the date. */
interface Day {
  /** Those that end before they start are empty, and do no harm (H-0). */
  readonly spans: readonly WallSpan[];
  readonly rule: DatedRule | undefined;
}

/** Day 0, 1970-01-01, was a Thursday. */
const WEEKDAYS: readonly Weekday[] = ['thu', 'fri', 'sat', 'sun', 'mon', 'tue', 'wed'];

export function hoursOf({ timeZone, weekly, exceptions }: Schedule): Hours {
  const zone = zoneOf(timeZone);
  const week = WEEKDAYS.map((weekday) => wallSpans(weekly?.[weekday]));
  const rules = datedRules(exceptions);
  const days = new Map<number, Day>();

  const readDay = (date: number): Day => {
    const wall = date * DAY_MS;
    const midnight = zone.toInstant(wall);
    const rule = ruleOn(rules, date);
    // A date the zone skipped has no midnight of its own, and no hours (H-0).
    const exists = midnight + zone.periodAt(midnight).offset < wall + DAY_MS;
    const cut = ruleOn(rules, date + 1)?.cutsPrevious ? zone.toInstant(wall + DAY_MS) : Number.POSITIVE_INFINITY;
    const spans = (exists && (rule?.spans ?? week[((date % 7) + 7) % 7])) || [];
    return {
      spans: spans.map(([start, end]) => [zone.toInstant(wall + start), Math.min(cut, zone.toInstant(wall + end))]),
      rule,
    };
  };

  return (instant) => {
    const { offset, until } = zone.periodAt(instant);
    const date = Math.floor((instant + offset) / DAY_MS);
    let openUntil = instant;
    let closedUntil = Math.min(until, (date + 1) * DAY_MS - offset);
    // Clocks set back over midnight bring yesterday's date again while today's hours run, and a skipped date carries an
    // overnight interval into the date after it.
    for (let near = date - 2; near <= date + 1; near++) {
      for (const [start, end] of remember(days, near, readDay).spans) {
        if (start <= openUntil && openUntil < end) openUntil = end;
        if (start > instant) closedUntil = Math.min(closedUntil, start);
      }
    }
    if (openUntil > instant) return { open: true, holiday: undefined, until: openUntil };
    const { rule } = remember(days, date, readDay);
    return { open: false, holiday: rule?.spans.length ? undefined : rule, until: closedUntil };
  };
}
