import { describe, expect, it } from 'vitest';
import { instantOf, nextNight, offsetName, wallTime } from '../../demo/qa/zoned-time.ts';

const iso = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString());

describe('wall times of the QA page', () => {
  it.each([
    ['2026-11-24T10:00', 'Europe/Vilnius', '2026-11-24T08:00:00.000Z'],
    ['2027-03-28T02:30', 'Europe/Berlin', '2027-03-28T01:30:00.000Z'],
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['2026-11-24T10:00', 'Asia/Kathmandu', '2026-11-24T04:15:00.000Z'],
  ])('H-3 %s in %s is %s', (wall, zone, instant) => {
    expect(iso(instantOf(wall, zone))).toBe(instant);
  });

  it.each([
    ['2026-11-24T08:00:00Z', 'Europe/Vilnius', '2026-11-24T10:00:00', 'UTC+2'],
    ['2026-11-24T08:00:00Z', 'Asia/Kathmandu', '2026-11-24T13:45:00', 'UTC+5:45'],
    ['2026-11-24T02:00:00Z', 'America/St_Johns', '2026-11-23T22:30:00', 'UTC−3:30'],
    ['2026-11-24T08:00:00Z', 'UTC', '2026-11-24T08:00:00', 'UTC'],
  ])('%s in %s reads %s, %s', (instant, zone, wall, offset) => {
    expect(wallTime(Date.parse(instant), zone)).toBe(wall);
    expect(offsetName(Date.parse(instant), zone)).toBe(offset);
  });

  it.each([
    ['Europe/Vilnius', 'forwards', '2027-03-28T01:00:00.000Z'],
    ['Europe/Vilnius', 'backwards', '2027-10-31T01:00:00.000Z'],
    ['Australia/Lord_Howe', 'backwards', '2027-04-03T15:00:00.000Z'],
    ['Asia/Tokyo', 'forwards', null],
  ] as const)('finds the night in which %s goes %s', (zone, direction, instant) => {
    expect(iso(nextNight(zone, Date.parse('2026-11-24T08:00:00Z'), direction))).toBe(instant);
  });
});
