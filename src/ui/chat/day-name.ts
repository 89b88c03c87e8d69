import type { Instant } from '../../base/instant.ts';
import { localDay } from '../../domain/text/local-day.ts';

/** A past day as a reader would say it: "today", "yesterday", else its date, with the year once it is half a year ago. */
export function dayName(at: Instant, now: Instant, locale: string, timeZone: string): string {
  const ago = localDay(at, timeZone) - localDay(now, timeZone);
  if (ago >= -1 && ago <= 0) return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(ago, 'day');
  return new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(ago < -180 && { year: 'numeric' }),
    timeZone,
  }).format(at);
}
