import { expect, it } from 'vitest';
import { isOpen } from '../../../src/domain/schedule/is-open.ts';
import { nextEdge } from '../../../src/domain/schedule/next-edge.ts';
import { opensAt } from '../../../src/domain/schedule/opens-at.ts';
import type { Schedule, Weekday } from '../../../src/domain/schedule/schedule.ts';

const at = (iso: string): number => Date.parse(iso);
const iso = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString().slice(0, 16);
const EVERY_DAY: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const vilnius = (weekly: Schedule['weekly']): Schedule => ({ timeZone: 'Europe/Vilnius', weekly });

// 2 March 2026 is a Monday; Vilnius is at +02:00.
const OFFICE = vilnius({ mon: [['09:00', '17:00']] });
const SPLIT = vilnius({
  mon: [
    ['13:00', '17:00'],
    ['09:00', '12:00'],
  ],
});
const TO_MIDNIGHT = vilnius({ mon: [['18:00', '24:00']] });
const NIGHT = vilnius({ sun: [['22:00', '06:00']], mon: [['22:00', '06:00']] });
const ROUND_THE_CLOCK = vilnius({ mon: [['09:00', '09:00']] });
const WHOLE_MONDAY = vilnius({ mon: [['00:00', '24:00']] });
const MIDNIGHT_TO_MIDNIGHT = vilnius({ mon: [['00:00', '00:00']] });

it.each([
  ['is closed a millisecond before the start', OFFICE, '2026-03-02T08:59:59.999+02:00', false],
  ['is open at the start', OFFICE, '2026-03-02T09:00+02:00', true],
  ['is open a millisecond before the end', OFFICE, '2026-03-02T16:59:59.999+02:00', true],
  ['is closed at the end', OFFICE, '2026-03-02T17:00+02:00', false],
  ['is closed at that time on another weekday', OFFICE, '2026-03-03T10:00+02:00', false],
  ['is open in the first of two intervals, listed second', SPLIT, '2026-03-02T11:59+02:00', true],
  ['is closed between two intervals', SPLIT, '2026-03-02T12:30+02:00', false],
  ['is open in the last minute before 24:00', TO_MIDNIGHT, '2026-03-02T23:59+02:00', true],
  ['is closed from 24:00 on', TO_MIDNIGHT, '2026-03-03T00:00+02:00', false],
  ['runs overnight from Sunday into Monday', NIGHT, '2026-03-02T05:59+02:00', true],
  ['ends in the morning', NIGHT, '2026-03-02T06:00+02:00', false],
  ['has no night before the first that is listed', NIGHT, '2026-03-01T05:00+02:00', false],
  ['takes equal times for a whole day', ROUND_THE_CLOCK, '2026-03-03T08:59+02:00', true],
  ['ends a whole day at its start time', ROUND_THE_CLOCK, '2026-03-03T09:00+02:00', false],
  ['opens a whole date by 00:00 to 24:00', WHOLE_MONDAY, '2026-03-02T23:59+02:00', true],
  ['ends the whole date with it', WHOLE_MONDAY, '2026-03-03T00:00+02:00', false],
  ['takes midnight to midnight for one day, not for none or two', MIDNIGHT_TO_MIDNIGHT, '2026-03-02T12:00+02:00', true],
  ['ends midnight to midnight after that day', MIDNIGHT_TO_MIDNIGHT, '2026-03-03T12:00+02:00', false],
] as const)('H-1 %s', (_promise, schedule, now, open) => {
  expect(isOpen(schedule, at(now))).toBe(open);
});

it.each([
  ['the start, while closed', OFFICE, '2026-03-02T08:00+02:00', '2026-03-02T07:00'],
  ['the end, while open', OFFICE, '2026-03-02T09:00+02:00', '2026-03-02T15:00'],
  ['the start a week later, at the end', OFFICE, '2026-03-02T17:00+02:00', '2026-03-09T07:00'],
  [
    'the end of the first interval though the second is listed first',
    SPLIT,
    '2026-03-02T10:00+02:00',
    '2026-03-02T10:00',
  ],
  ['24:00, which is 00:00 of the next date', TO_MIDNIGHT, '2026-03-02T20:00+02:00', '2026-03-02T22:00'],
] as const)('H-1 nextEdge gives %s', (_promise, schedule, now, edge) => {
  expect(iso(nextEdge(schedule, at(now)))).toBe(edge);
});

it.each([
  [
    'touching ones',
    [
      ['09:00', '12:00'],
      ['12:00', '17:00'],
    ],
  ],
  [
    'overlapping ones',
    [
      ['10:00', '17:00'],
      ['09:00', '12:00'],
    ],
  ],
  [
    'one within another',
    [
      ['09:00', '17:00'],
      ['10:00', '11:00'],
    ],
  ],
  [
    'one listed twice',
    [
      ['09:00', '17:00'],
      ['09:00', '17:00'],
    ],
  ],
  [
    'a chain listed backwards',
    [
      ['15:00', '17:00'],
      ['12:00', '15:00'],
      ['09:00', '12:00'],
    ],
  ],
] as const)('H-1 merges intervals: %s have one beginning and one end', (_promise, monday) => {
  const schedule = vilnius({ mon: monday });
  expect(iso(nextEdge(schedule, at('2026-03-02T00:00+02:00')))).toBe('2026-03-02T07:00');
  expect(iso(nextEdge(schedule, at('2026-03-02T09:30+02:00')))).toBe('2026-03-02T15:00');
  expect(isOpen(schedule, at('2026-03-02T12:00+02:00'))).toBe(true);
});

it('H-1 merges an overnight interval with the day it touches', () => {
  const schedule = vilnius({ mon: [['20:00', '06:00']], tue: [['06:00', '10:00']] });
  expect(iso(nextEdge(schedule, at('2026-03-02T21:00+02:00')))).toBe('2026-03-03T08:00');
});

it.each([
  ['2026-03-02T12:00+02:00', null],
  ['2026-03-02T17:00+02:00', '2026-03-09T07:00'],
  ['2026-03-02T08:59+02:00', '2026-03-02T07:00'],
])('H-1 opensAt at %s is %s: null while open, else the first opening after now', (now, opening) => {
  expect(iso(opensAt(OFFICE, at(now)))).toBe(opening);
});

it('H-1 every weekday has its own intervals', () => {
  const hours = ['01:00', '02:00', '03:00', '04:00', '05:00', '06:00', '07:00'] as const;
  const schedule: Schedule = {
    timeZone: 'UTC',
    weekly: Object.fromEntries(EVERY_DAY.map((day, index) => [day, [[hours[index], '08:00']]])),
  };
  const openings = EVERY_DAY.map((_day, index) => iso(nextEdge(schedule, Date.UTC(2026, 2, 2 + index))));
  expect(openings).toEqual(hours.map((hour, index) => `2026-03-0${2 + index}T${hour}`));
});

it('H-1 the schedule is in its own zone: the same hours are other instants elsewhere', () => {
  const edges = ['Asia/Tokyo', 'America/New_York', 'Asia/Kathmandu'].map((timeZone) =>
    iso(nextEdge({ ...OFFICE, timeZone }, at('2026-03-01T12:00Z'))),
  );
  expect(edges).toEqual(['2026-03-02T00:00', '2026-03-02T14:00', '2026-03-02T03:15']);
});

it('H-1 knows dates before 1970 and instants as a Date', () => {
  const schedule: Schedule = { timeZone: 'UTC', weekly: { tue: [['09:00', '17:00']] } };
  expect(isOpen(schedule, new Date('1969-12-30T10:00Z'))).toBe(true);
  expect(isOpen(schedule, new Date('1969-12-31T10:00Z'))).toBe(false);
});

it.each([
  ['an hour past 24', ['25:00', '26:00']],
  ['a minute past 59', ['09:75', '17:00']],
  ['an end past 24:00', ['09:00', '24:30']],
  ['a start at 24:00', ['24:00', '06:00']],
  ['no time at all', ['nine', 'five']],
  ['no interval at all', null],
] as const)('H-1 leaves out what is no interval, as settings may come unparsed: %s', (_promise, interval) => {
  const schedule = vilnius({ mon: [interval as never, ['12:00', '13:00']] });
  expect(iso(nextEdge(schedule, at('2026-03-02T00:00+02:00')))).toBe('2026-03-02T10:00');
  expect(iso(nextEdge(schedule, at('2026-03-02T12:30+02:00')))).toBe('2026-03-02T11:00');
});

it('H-1 reads a zone that the runtime does not know as UTC, rather than throw in a page', () => {
  expect(isOpen({ ...OFFICE, timeZone: 'Mars/Olympus' }, at('2026-03-02T09:00Z'))).toBe(true);
});
