import { DAY_MS, MINUTE_MS } from '../../src/base/instant.ts';
import { zoneOf } from '../../src/domain/schedule/zone.ts';

/** The zone's offset from UTC at an instant, in ms. */
export const offsetAt = (instant: number, timeZone: string): number => zoneOf(timeZone).periodAt(instant).offset;

/** `2026-11-24T10:00:00`, the wall time of an instant in a zone. */
export const wallTime = (instant: number, timeZone: string): string =>
  new Date(instant + offsetAt(instant, timeZone)).toISOString().slice(0, 19);

export const wallDate = (instant: number, timeZone: string): string => wallTime(instant, timeZone).slice(0, 10);

/** The instant of a wall time (`2026-11-24T10:00`), with gaps and overlaps read as the rules do (H-3). */
export const instantOf = (wall: string, timeZone: string): number => zoneOf(timeZone).toInstant(Date.parse(`${wall}Z`));

/** `2026-11-24` plus so many days. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** `UTC+5:45` */
export function offsetName(instant: number, timeZone: string): string {
  const minutes = Math.round(offsetAt(instant, timeZone) / MINUTE_MS);
  if (minutes === 0) return 'UTC';
  const size = Math.abs(minutes);
  const rest = size % 60;
  return `UTC${minutes < 0 ? '−' : '+'}${Math.floor(size / 60)}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
}

/** A change of a zone's clocks: forwards where `byMs` is positive. */
export interface ClockChange {
  readonly at: number;
  readonly byMs: number;
}

/** The first change of the zone's clocks after `from` and no later than `until`. */
export function nextClockChange(timeZone: string, from: number, until: number): ClockChange | null {
  const zone = zoneOf(timeZone);
  let period = zone.periodAt(from);
  while (period.until <= until) {
    const next = zone.periodAt(period.until);
    if (next.offset !== period.offset) return { at: period.until, byMs: next.offset - period.offset };
    period = next;
  }
  return null;
}

/** The next change forwards or backwards, as a place to travel to; null where the zone has none within 400 days. */
export function nextNight(timeZone: string, from: number, direction: 'forwards' | 'backwards'): number | null {
  const until = from + 400 * DAY_MS;
  let change = nextClockChange(timeZone, from, until);
  while (change && change.byMs > 0 !== (direction === 'forwards')) {
    change = nextClockChange(timeZone, change.at, until);
  }
  return change?.at ?? null;
}
