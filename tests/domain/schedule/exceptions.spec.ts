import { expect, it } from 'vitest';
import { isOpen } from '../../../src/domain/schedule/is-open.ts';
import { nextEdge } from '../../../src/domain/schedule/next-edge.ts';
import type { Schedule, ScheduleException } from '../../../src/domain/schedule/schedule.ts';

const NIGHTS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['22:00', '06:00']]]);
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['09:00', '17:00']]]);

/** Every day 09:00–17:00, or every night 22:00–06:00, in Vilnius. */
const byDay = (...exceptions: readonly ScheduleException[]): Schedule => ({
  timeZone: 'Europe/Vilnius',
  weekly: Object.fromEntries(DAYS),
  exceptions,
});
const byNight = (...exceptions: readonly ScheduleException[]): Schedule => ({
  ...byDay(...exceptions),
  weekly: Object.fromEntries(NIGHTS),
});

/** Which of these dates have hours at noon, in a schedule of days. */
const openOn = (schedule: Schedule, dates: readonly string[]): readonly string[] =>
  dates.filter((date) => isOpen(schedule, Date.parse(`${date}T10:00Z`)));

it.each([
  ['a date', { date: '2026-12-25' }, ['2026-12-24', '2026-12-25', '2026-12-26', '2027-12-25'], ['2026-12-25']],
  [
    'a range, both ends inclusive',
    { date: '2026-12-24', to: '2026-12-26' },
    ['2026-12-23', '2026-12-24', '2026-12-25', '2026-12-26', '2026-12-27'],
    ['2026-12-24', '2026-12-25', '2026-12-26'],
  ],
  [
    'a range across the new year, once',
    { date: '2026-12-31', to: '2027-01-02' },
    ['2025-12-31', '2026-12-31', '2027-01-01', '2027-01-02', '2027-01-03', '2027-12-31'],
    ['2026-12-31', '2027-01-01', '2027-01-02'],
  ],
  [
    'a yearly date, from its first year on',
    { date: '2026-12-25', every: 'year' },
    ['2025-12-25', '2026-12-24', '2026-12-25', '2027-12-25', '2040-12-25', '2040-12-26'],
    ['2026-12-25', '2027-12-25', '2040-12-25'],
  ],
  [
    'a yearly range',
    { date: '2026-12-24', to: '2026-12-26', every: 'year' },
    ['2025-12-25', '2026-12-26', '2027-12-23', '2027-12-24', '2027-12-26', '2027-12-27'],
    ['2026-12-26', '2027-12-24', '2027-12-26'],
  ],
  [
    'a yearly range across the new year',
    { date: '2026-12-30', to: '2027-01-02', every: 'year' },
    [
      '2025-12-31',
      '2026-01-01',
      '2026-12-29',
      '2026-12-30',
      '2027-01-02',
      '2027-01-03',
      '2030-12-31',
      '2031-01-02',
      '2031-01-03',
    ],
    ['2026-12-30', '2027-01-02', '2030-12-31', '2031-01-02'],
  ],
  [
    '29 February, and the 28th in other years',
    { date: '2024-02-29', every: 'year' },
    ['2024-02-28', '2024-02-29', '2025-02-27', '2025-02-28', '2025-03-01', '2028-02-28', '2028-02-29', '2028-03-01'],
    ['2024-02-29', '2025-02-28', '2028-02-29'],
  ],
  [
    'a yearly range from 29 February',
    { date: '2024-02-29', to: '2024-03-02', every: 'year' },
    ['2025-02-27', '2025-02-28', '2025-03-02', '2025-03-03', '2028-02-28', '2028-02-29'],
    ['2025-02-28', '2025-03-02', '2028-02-29'],
  ],
  [
    'a yearly range to 29 February',
    { date: '2024-02-27', to: '2024-02-29', every: 'year' },
    ['2025-02-26', '2025-02-27', '2025-02-28', '2025-03-01', '2028-02-29', '2028-03-01'],
    ['2025-02-27', '2025-02-28', '2028-02-29'],
  ],
  [
    '28 February yearly, and not the 29th',
    { date: '2023-02-28', every: 'year' },
    ['2024-02-28', '2024-02-29', '2025-02-28'],
    ['2024-02-28', '2025-02-28'],
  ],
  ['no date at all, if its text is none', { date: 'Christmas' }, ['2026-12-25'], []],
  ['no date at all, if it ends before it begins', { date: '2026-12-26', to: '2026-12-24' }, ['2026-12-25'], []],
] as const)('H-2 an exception covers %s', (_promise, exception, dates, closed) => {
  const open = openOn(byDay(exception), dates);
  expect(dates.filter((date) => !open.includes(date))).toEqual(closed);
});

it('H-2 a closed exception ends with its date, not before and not after', () => {
  const schedule = byDay({ date: '2026-12-25' });
  expect(nextEdge(schedule, Date.parse('2026-12-24T17:00+02:00'))).toBe(Date.parse('2026-12-26T09:00+02:00'));
});

it('H-2 an empty list of intervals is closed too', () => {
  expect(isOpen(byDay({ date: '2026-12-25', intervals: [] }), Date.parse('2026-12-25T12:00+02:00'))).toBe(false);
});

it.each([
  ['2026-12-24T09:30+02:00', false],
  ['2026-12-24T10:00+02:00', true],
  ['2026-12-24T12:59+02:00', true],
  ['2026-12-24T13:00+02:00', false],
  ['2026-12-25T16:00+02:00', true],
])('H-2 own intervals replace the weekly ones of that date: at %s open is %s', (now, open) => {
  const schedule = byDay({ date: '2026-12-24', intervals: [['10:00', '13:00']] });
  expect(isOpen(schedule, Date.parse(now))).toBe(open);
});

it.each([
  ['still runs to its end', { date: '2026-12-25' }, '2026-12-25T06:00+02:00'],
  [
    'still runs if the exception says that it does not cut',
    { date: '2026-12-25', cutsPrevious: false },
    '2026-12-25T06:00+02:00',
  ],
  [
    'ends at local midnight if the exception says cutsPrevious',
    { date: '2026-12-25', cutsPrevious: true },
    '2026-12-25T00:00+02:00',
  ],
  [
    'is cut by an exception with hours of its own as well',
    { date: '2026-12-25', cutsPrevious: true, intervals: [['12:00', '13:00']] },
    '2026-12-25T00:00+02:00',
  ],
] as const)('H-2 the overnight interval of the day before %s', (_promise, exception, end) => {
  expect(nextEdge(byNight(exception), Date.parse('2026-12-24T23:00+02:00'))).toBe(Date.parse(end));
});

it('H-2 an exception says nothing of the night that starts on its last date when it has hours', () => {
  const schedule = byNight({ date: '2026-12-25', intervals: [['20:00', '02:00']] });
  expect(nextEdge(schedule, Date.parse('2026-12-25T21:00+02:00'))).toBe(Date.parse('2026-12-26T02:00+02:00'));
});

const CLOSED: ScheduleException = { date: '2026-12-25' };
const NOON: ScheduleException = { date: '2026-12-24', to: '2026-12-26', intervals: [['12:00', '13:00']] };

it.each([
  ['closed listed last is closed', [NOON, CLOSED], '2026-12-25T12:30+02:00', false],
  ['hours listed last are kept', [CLOSED, NOON], '2026-12-25T12:30+02:00', true],
  ['where only one covers the date, that one', [NOON, CLOSED], '2026-12-26T12:30+02:00', true],
] as const)('H-2a of several exceptions on a date: %s', (_promise, exceptions, now, open) => {
  expect(isOpen(byDay(...exceptions), Date.parse(now))).toBe(open);
});

const CUTS: ScheduleException = { date: '2026-12-25', cutsPrevious: true };

it.each([
  ['the last one cuts', [CLOSED, CUTS], '2026-12-25T00:00+02:00'],
  ['one that cuts but is not the last does not', [CUTS, CLOSED], '2026-12-25T06:00+02:00'],
] as const)('H-2a the exception listed last wins with its cutsPrevious: %s', (_promise, exceptions, end) => {
  expect(nextEdge(byNight(...exceptions), Date.parse('2026-12-24T23:00+02:00'))).toBe(Date.parse(end));
});

it('H-2a cutsPrevious ends the night before on every date of a range, also nights from its own intervals', () => {
  const range = { date: '2026-12-24', to: '2026-12-26', intervals: [['22:00', '06:00']], cutsPrevious: true } as const;
  const edges: string[] = [];
  let edge = nextEdge(byNight(range), Date.parse('2026-12-23T12:00+02:00'));
  while (edge !== null && edges.length < 10) {
    edges.push(new Date(edge + 7_200_000).toISOString().slice(5, 16));
    edge = nextEdge(byNight(range), edge);
  }
  expect(edges).toEqual([
    '12-23T22:00',
    '12-24T00:00',
    '12-24T22:00',
    '12-25T00:00',
    '12-25T22:00',
    '12-26T00:00',
    '12-26T22:00',
    '12-27T06:00',
    '12-27T22:00',
    '12-28T06:00',
  ]);
});

it('H-2a local midnight is 01:00 where the date begins then', () => {
  // Beirut, 29 March 2026, begins at 01:00 (+3), at 28 March 22:00Z.
  const schedule = { ...byNight({ date: '2026-03-29', cutsPrevious: true }), timeZone: 'Asia/Beirut' };
  expect(nextEdge(schedule, Date.parse('2026-03-28T21:00Z'))).toBe(Date.parse('2026-03-28T22:00Z'));
});

it('H-2a local midnight is the earlier where there are two', () => {
  // Havana, 1 November 2026: 00:00 at 04:00Z (-4) and again at 05:00Z (-5).
  const schedule = { ...byNight({ date: '2026-11-01', cutsPrevious: true }), timeZone: 'America/Havana' };
  expect(nextEdge(schedule, Date.parse('2026-11-01T03:00Z'))).toBe(Date.parse('2026-11-01T04:00Z'));
});
