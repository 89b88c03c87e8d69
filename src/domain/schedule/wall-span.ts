import { DAY_MS, MINUTE_MS } from '../../base/instant.ts';
import type { Interval } from './schedule.ts';

/** An interval as milliseconds of wall time after its date's 00:00; the end of one that runs overnight is beyond a day. */
export type WallSpan = readonly [start: number, end: number];

/** The intervals as wall time (H-1). Settings may come unparsed: what is no interval is left out. */
export function wallSpans(intervals: readonly Interval[] = []): readonly WallSpan[] {
  return intervals.flatMap((interval): WallSpan[] => {
    const start = parseTime(interval?.[0]);
    const end = parseTime(interval?.[1]);
    return start < DAY_MS && end <= DAY_MS ? [[start, end > start ? end : end + DAY_MS]] : [];
  });
}

function parseTime(text: string): number {
  const [, hour, minute] = /^(\d\d):([0-5]\d)$/.exec(text) ?? [];
  return (Number(hour) * 60 + Number(minute)) * MINUTE_MS;
}
