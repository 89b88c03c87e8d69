import type { Schedule } from '../src/domain/schedule/schedule.ts';

/** An hour of the day at the place where the tests and their browsers are, tomorrow or so many days after it. */
export function localTime(hour: number, minute = 0, daysLater = 0): number {
  const date = new Date();
  date.setDate(date.getDate() + 1 + daysLater);
  return date.setHours(hour, minute, 0, 0);
}

/** The same hours every day at that place. */
export function dailyHours(from: string, to: string): Schedule {
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
  return {
    timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    weekly: Object.fromEntries(days.map((day) => [day, [[from, to]]])),
  };
}
