import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../base/instant.ts';
import { zoneOf } from '../schedule/zone.ts';
import type { ExplainWords } from './explain-words.ts';

/** "Mon" or "Monday", counted from Monday as 0; 2024-01-01 was one. */
export const weekdayName = (day: number, locale: string, weekday: 'short' | 'long'): string =>
  new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + day));

/** An instant as a zone's wall time, written as the epoch milliseconds it would be in UTC; so are all `wall`s here. */
export const wallOf = (instant: number, timeZone: string): number =>
  instant + zoneOf(timeZone).periodAt(instant).offset;

/** 0 for Monday to 6 for Sunday. */
export const weekdayOf = (wall: number): number => (new Date(wall).getUTCDay() + 6) % 7;

/** "Friday, December 25", with the year where it is not the present one. */
export function sayDate(wall: number, nowWall: number, locale: string): string {
  const isThisYear = new Date(wall).getUTCFullYear() === new Date(nowWall).getUTCFullYear();
  const date = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale, isThisYear ? date : { ...date, year: 'numeric' }).format(wall);
}

/** "Monday 09:00", or with its date from a week away on; times in 24 hours, as schedules write them. */
export function sayMoment(wall: number, nowWall: number, locale: string): string {
  const time = new Date(wall).toISOString().slice(11, 16);
  const isThisWeek = Math.floor(wall / DAY_MS) - Math.floor(nowWall / DAY_MS) < 7;
  return isThisWeek
    ? `${weekdayName(weekdayOf(wall), locale, 'long')} ${time}`
    : `${sayDate(wall, nowWall, locale)}, ${time}`;
}

/** "1 day 14 h": days and hours, or hours and minutes; a unit that is 0 is left out. */
export function sayWait(ms: number, words: ExplainWords): string {
  const days = Math.floor(ms / DAY_MS);
  const hours = Math.floor((ms % DAY_MS) / HOUR_MS);
  const minutes = days ? 0 : Math.floor((ms % HOUR_MS) / MINUTE_MS);
  const units = [days && words.days(days), hours && `${hours} h`, minutes && `${minutes} min`];
  return units.filter(Boolean).join(' ') || words.lessThanAMinute;
}
