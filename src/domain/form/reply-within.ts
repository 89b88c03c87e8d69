import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../base/instant.ts';

/** A span of reply time: working days, or calendar days and a clock time on top. */
export type ReplyWithin =
  | { readonly kind: 'business-days'; readonly days: number }
  | { readonly kind: 'duration'; readonly days: number; readonly ms: number };

const BUSINESS_DAYS = /^(\d+) business days?$/;
const DURATION = /^P(?=.)(?:(\d+)W|(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?)$/;

/**
 * Reads `replyWithin` (F-4): `"1 business day"`, `"3 business days"`, or an ISO 8601 duration of weeks alone (`P1W`)
 * or of days, hours, minutes and seconds (`P1DT12H`), from one second to 366 days. Months and years are refused, since
 * nobody can say how long they are. null: neither of these.
 */
export function readReplyWithin(text: string): ReplyWithin | null {
  const business = Number(BUSINESS_DAYS.exec(text)?.[1] ?? 0);
  if (business > 0 && business <= 260) return { kind: 'business-days', days: business };
  const parts = DURATION.exec(text);
  if (!parts) return null;
  const [weeks = 0, daysAlone = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  const days = weeks * 7 + daysAlone;
  const ms = hours * HOUR_MS + minutes * MINUTE_MS + seconds * SECOND_MS;
  const total = days * DAY_MS + ms;
  return total > 0 && total <= 366 * DAY_MS ? { kind: 'duration', days, ms } : null;
}
