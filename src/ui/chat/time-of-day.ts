import type { Instant } from '../../base/instant.ts';
import { remember } from '../../domain/schedule/remember.ts';

/** Making one takes longer than drawing the message it stands under. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** "9:05 AM", "09:05": the server's time, in the visitor's zone. */
export const timeOfDay = (at: Instant, locale: string, timeZone: string): string =>
  remember(
    formats,
    `${locale} ${timeZone}`,
    () => new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone }),
  ).format(at);
