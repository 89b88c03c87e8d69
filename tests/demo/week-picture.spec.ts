import { describe, expect, it } from 'vitest';
import { type WeekDay, weekPicture } from '../../demo/qa/week-picture.ts';
import { wallTime } from '../../demo/qa/zoned-time.ts';
import { HOUR_MS } from '../../src/base/instant.ts';
import type { Schedule } from '../../src/domain/schedule/schedule.ts';

const always = (timeZone: string): Schedule => ({
  timeZone,
  weekly: Object.fromEntries(
    (['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const).map((day) => [day, [['00:00', '24:00']]]),
  ),
});
const week = (schedule: Schedule, now: string): readonly WeekDay[] => weekPicture(schedule, Date.parse(now));
const iso = (instant: number): string => new Date(instant).toISOString();

describe('the picture of a week', () => {
  it('begins on the Monday of the schedule’s own week', () => {
    // Sunday evening in UTC is Monday already in Auckland.
    const [monday] = week(always('Pacific/Auckland'), '2026-11-22T12:00:00Z');
    expect(monday?.date).toBe('2026-11-23');
    expect(wallTime(monday?.from ?? 0, 'Pacific/Auckland')).toBe('2026-11-23T00:00:00');
  });

  it('H-3 the night that loses an hour is a day of 23 hours with the change in it', () => {
    const sunday = week(always('Europe/Berlin'), '2027-03-24T12:00:00Z').at(-1);
    expect(sunday && (sunday.to - sunday.from) / HOUR_MS).toBe(23);
    expect(sunday?.clockChange).toEqual({ at: Date.parse('2027-03-28T01:00:00Z'), byMs: HOUR_MS });
  });

  it('H-3 the night that has an hour twice is a day of 25 hours', () => {
    const sunday = week(always('Europe/Berlin'), '2026-10-21T12:00:00Z').at(-1);
    expect(sunday && (sunday.to - sunday.from) / HOUR_MS).toBe(25);
    expect(sunday?.clockChange).toEqual({ at: Date.parse('2026-10-25T01:00:00Z'), byMs: -HOUR_MS });
  });

  it('H-0 a date that the zone skipped has no length and no hours', () => {
    const days = week(always('Pacific/Apia'), '2011-12-28T12:00:00Z');
    const skipped = days.find(({ date }) => date === '2011-12-30');
    expect(skipped && { length: skipped.to - skipped.from, open: skipped.open }).toEqual({ length: 0, open: [] });
  });

  it('H-1 an interval past midnight shows on both days', () => {
    const days = week({ timeZone: 'Europe/Vilnius', weekly: { fri: [['20:00', '02:00']] } }, '2026-11-24T08:00:00Z');
    expect(days.map(({ date, open }) => [date, open.map(({ from, to }) => `${iso(from)} ${iso(to)}`)])).toEqual([
      ['2026-11-23', []],
      ['2026-11-24', []],
      ['2026-11-25', []],
      ['2026-11-26', []],
      ['2026-11-27', ['2026-11-27T18:00:00.000Z 2026-11-27T22:00:00.000Z']],
      ['2026-11-28', ['2026-11-27T22:00:00.000Z 2026-11-28T00:00:00.000Z']],
      ['2026-11-29', []],
    ]);
  });

  it('H-2 a holiday has its name, and short hours on it are open hours', () => {
    const schedule: Schedule = {
      timeZone: 'Europe/Vilnius',
      weekly: { thu: [['09:00', '17:00']], fri: [['09:00', '17:00']] },
      exceptions: [
        { date: '2026-12-24', intervals: [['09:00', '12:00']] },
        { date: '2026-12-25', name: 'Christmas' },
      ],
    };
    const [thursday, friday] = week(schedule, '2026-12-22T12:00:00Z').slice(3);
    expect(thursday?.open.map(({ to }) => iso(to))).toEqual(['2026-12-24T10:00:00.000Z']);
    expect(friday?.open).toEqual([]);
    expect(friday?.holidays.map(({ name }) => name)).toEqual(['Christmas']);
  });
});
