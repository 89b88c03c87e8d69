import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/base/instant.ts';
import { offsetName } from './zoned-time.ts';

/** `Tue 24 Nov 2026, 10:00:00` in a zone. */
export const moment = (instant: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(instant);

/** `Tue 10:00` in a zone. */
export const shortMoment = (instant: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit' }).format(instant);

/** `10:00:00 UTC+2` */
export const clockTime = (instant: number, timeZone: string): string =>
  `${new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium' }).format(instant)} ${offsetName(instant, timeZone)}`;

/** `2 d 5 h`, `4 h 30 min`, `12 s`: the two largest units. */
export function span(ms: number): string {
  const units: readonly (readonly [number, string])[] = [
    [DAY_MS, 'd'],
    [HOUR_MS, 'h'],
    [MINUTE_MS, 'min'],
    [SECOND_MS, 's'],
  ];
  let rest = Math.max(0, Math.round(ms / SECOND_MS) * SECOND_MS);
  const parts: string[] = [];
  for (const [size, name] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0 && parts.length < 2) parts.push(`${count} ${name}`);
    else if (parts.length > 0) break;
  }
  return parts.join(' ') || '0 s';
}
