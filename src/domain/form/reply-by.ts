import { DAY_MS, type Instant, toInstant } from '../../base/instant.ts';
import { zoneOf } from '../schedule/zone.ts';
import { readReplyWithin } from './reply-within.ts';

export interface ReplyByInput {
  /** As in the settings; unset or unreadable: `"1 business day"`. */
  readonly replyWithin?: string | undefined;
  /** The next opening (epoch ms); null while open or without hours. */
  readonly opensAt: number | null;
  readonly now: number | Date;
  /** The zone whose days are counted, the schedule's; UTC where there is none. */
  readonly timeZone?: string | undefined;
}

/**
 * When the visitor may expect an answer: `replyWithin` after now, or after `opensAt` if that is later (F-4). Days keep
 * the wall time, so that daylight saving moves nobody's nine o'clock; hours and less are exact. Business days are
 * Monday to Friday and no holiday lengthens them: answering mail is not bound to the hours of the chat.
 */
export function replyBy({ replyWithin = '', opensAt, now, timeZone = 'UTC' }: ReplyByInput): Instant {
  const start = Math.max(toInstant(now), opensAt ?? 0);
  const within = readReplyWithin(replyWithin) ?? { kind: 'business-days', days: 1 };
  const zone = zoneOf(timeZone);
  const wall = start + zone.periodAt(start).offset;
  if (within.kind === 'business-days') return toInstant(zone.toInstant(afterBusinessDays(wall, within.days)));
  return toInstant((within.days ? zone.toInstant(wall + within.days * DAY_MS) : start) + within.ms);
}

function afterBusinessDays(wall: number, days: number): number {
  let later = wall;
  for (let left = days; left > 0; ) {
    later += DAY_MS;
    const weekday = new Date(later).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return later;
}
