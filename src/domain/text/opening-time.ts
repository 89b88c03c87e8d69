import { isKnown } from './is-known.ts';
import { localDay } from './local-day.ts';

/**
 * An instant ahead of `now` (both epoch ms) as a reader would say it in their own language and zone: "today 17:30",
 * "tomorrow 9:00 AM", "Montag 09:00", or the date once it is a week away. Stands for `{opensAt}` and `{replyBy}` in an
 * owner's texts (F-2, S-13). A language the runtime does not know reads as English; in place of such a zone the time is
 * given in UTC, and says so.
 */
export function openingTime(at: number, now: number, locale: string, timeZone: string): string {
  const language = isKnown(locale) ? locale : 'en';
  const zone = isKnown('en', timeZone) ? { timeZone } : ({ timeZone: 'UTC', timeZoneName: 'short' } as const);
  const { hour12 } = new Intl.DateTimeFormat(language, { hour: 'numeric' }).resolvedOptions();
  const say = (date: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(language, {
      ...date,
      hour: hour12 ? 'numeric' : '2-digit',
      minute: '2-digit',
      ...zone,
    }).format(at);
  const days = localDay(at, timeZone) - localDay(now, timeZone);
  if (days === 0 || days === 1) {
    return `${new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day')} ${say({})}`;
  }
  if (days > 1 && days < 7) return say({ weekday: 'long' });
  return say({ day: 'numeric', month: 'long', ...(Math.abs(days) > 180 && { year: 'numeric' }) });
}
