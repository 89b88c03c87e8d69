import { isOpen } from '../schedule/is-open.ts';
import type { ExplainWords } from './explain-words.ts';
import type { JudgedDepartment } from './judge-departments.ts';
import { hasHours, sayHours } from './say-hours.ts';
import { sayDate, sayMoment, wallOf, weekdayName, weekdayOf } from './say-time.ts';

/**
 * Why a department is open or not, as one sentence that names what its policy counted (S-5): "Offline: no agent of Sales
 * can be reached, but Tuesday 10:00 is within the hours (…)."
 */
export function sayReason(judged: JudgedDepartment, now: number, locale: string, words: ExplainWords): string {
  const { id, staffed, schedule, policy, status } = judged;
  const of = id === undefined ? '' : words.of(id);
  const open = !schedule || isOpen(schedule, now);
  const hours = policy !== 'presence' && sayHoursNow(judged, open, of, now, locale, words);
  const people = policy !== 'schedule' && (staffed ? words.staffed(of) : words.empty(of));
  const alsoEmpty = policy === 'presence-or-schedule' && people;

  switch (status.reason) {
    case 'open':
      return `${words.verdict.online}: ${
        open ? joined(hours, staffed ? words.and : words.but, people) : joined(people, words.but, hours)
      }.`;
    case 'holiday': {
      const wall = wallOf(now, schedule?.timeZone ?? 'UTC');
      const holiday = words.holiday(sayDate(wall, wall, locale), of, status.holiday);
      return `${words.verdict.closed}: ${joined(holiday, words.and, alsoEmpty)}.`;
    }
    case 'outside-hours':
      return `${words.verdict.closed}: ${joined(hours, words.and, alsoEmpty)}.`;
    case 'no-agents':
      return `${words.verdict.offline}: ${joined(people, words.but, hours)}.`;
    case 'queue-full':
      return `${words.verdict.offline}: ${words.queueFull(of)}.`;
    case 'disabled':
      return status.mode === 'disabled' ? words.disabled : words.disabledOffline;
  }
}

/** "Saturday is outside the hours (…)"; with the time where some hours of that day are over or still to come. */
function sayHoursNow(
  { schedule }: JudgedDepartment,
  open: boolean,
  of: string,
  now: number,
  locale: string,
  words: ExplainWords,
): string {
  if (!schedule) return words.noHours(of);
  const wall = wallOf(now, schedule.timeZone);
  const hours = sayHours(schedule, wall, locale, words);
  const moment = sayMoment(wall, wall, locale);
  if (open) return words.within(moment, of, hours);
  return words.outside(hasHours(schedule, wall) ? moment : weekdayName(weekdayOf(wall), locale, 'long'), of, hours);
}

const joined = (first: string | false, joint: string, second: string | false): string =>
  first && second ? `${first}${joint}${second}` : first || second || '';
