import type { VNode } from 'preact';
import { HOUR_MS } from '../../../src/base/instant.ts';
import type { Schedule } from '../../../src/domain/schedule/schedule.ts';
import { type WeekDay, weekPicture } from '../week-picture.ts';
import { offsetName, wallTime } from '../zoned-time.ts';

const DAY_LABELS = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});
const TICKS = [0, 6, 12, 18, 24];

export interface WeekViewProps {
  readonly schedule: Schedule;
  readonly now: number;
}

/**
 * The week in the schedule's own zone, one row a day. A row is as long as its day: the night that loses an hour ends
 * early, the one that has an hour twice runs over the edge of the others.
 */
export function WeekView({ schedule, now }: WeekViewProps): VNode {
  const days = weekPicture(schedule, now);
  const longest = Math.max(24 * HOUR_MS, ...days.map(({ from, to }) => to - from));
  const share = (ms: number): number => (1_000 * ms) / longest;

  return (
    <figure class="week">
      <figcaption>
        {schedule.timeZone}, {offsetName(now, schedule.timeZone)}
      </figcaption>
      <ol>
        {days.map((day) => (
          <li key={day.date} class={now >= day.from && now < day.to ? 'today' : ''}>
            <span class="day">{DAY_LABELS.format(Date.parse(`${day.date}T00:00Z`))}</span>
            <svg viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true">
              <rect class="night" x="0" y="3" width={share(day.to - day.from)} height="14" rx="2" />
              {day.holidays.map(({ from, to }) => (
                <rect
                  key={from}
                  class="holiday"
                  x={share(from - day.from)}
                  y="3"
                  width={share(to - from)}
                  height="14"
                />
              ))}
              {day.open.map(({ from, to }) => (
                <rect key={from} class="open" x={share(from - day.from)} y="3" width={share(to - from)} height="14" />
              ))}
              {TICKS.slice(1, -1).map((hour) => (
                <path key={hour} class="tick" d={`M${share(hour * HOUR_MS)} 3v14`} />
              ))}
              {day.clockChange && <path class="change" d={`M${share(day.clockChange.at - day.from)} 0v20`} />}
              {now >= day.from && now < day.to && <path class="now" d={`M${share(now - day.from)} 0v20`} />}
            </svg>
            <span class="said">{sayDay(day, schedule.timeZone)}</span>
          </li>
        ))}
      </ol>
      <p class="hours-scale" aria-hidden="true">
        {TICKS.map((hour) => (
          <span key={hour}>{String(hour).padStart(2, '0')}</span>
        ))}
      </p>
    </figure>
  );
}

function sayDay({ date, from, to, open, holidays, clockChange }: WeekDay, timeZone: string): string {
  if (from === to) return 'this date does not exist here';
  const wall = (instant: number): string => {
    const text = wallTime(instant, timeZone);
    return text.slice(0, 10) > date ? '24:00' : text.slice(11, 16);
  };
  const hours = open.map((one) => `${wall(one.from)}–${wall(one.to)}`).join(', ');
  const names = [...new Set(holidays.map(({ name }) => name ?? 'holiday'))];
  const parts = [hours || (names.length > 0 ? '' : 'closed'), ...names];
  if (clockChange) parts.push(`${(to - from) / HOUR_MS} h day`);
  return parts.filter(Boolean).join(' · ');
}
