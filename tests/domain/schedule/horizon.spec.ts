import { expect, it } from 'vitest';
import { nextEdge } from '../../../src/domain/schedule/next-edge.ts';
import { opensAt } from '../../../src/domain/schedule/opens-at.ts';
import type { Schedule } from '../../../src/domain/schedule/schedule.ts';

const LIMIT_MS = 400 * 86_400_000;
const ALL_WEEK = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['00:00', '24:00'] as const]]),
);

// Both have one thing to tell: 25 December 2027, at +02:00.
const ONE_MORNING: Schedule = {
  timeZone: 'Europe/Vilnius',
  weekly: {},
  exceptions: [{ date: '2027-12-25', intervals: [['09:00', '12:00']] }],
};
const ONE_HOLIDAY: Schedule = { timeZone: 'Europe/Vilnius', weekly: ALL_WEEK, exceptions: [{ date: '2027-12-25' }] };
const OPENING = Date.parse('2027-12-25T09:00+02:00');
const CLOSING = Date.parse('2027-12-25T00:00+02:00');

it.each([
  ['an edge a millisecond before the limit', 1, OPENING],
  ['an edge at the limit', 0, OPENING],
  ['none a millisecond beyond it', -1, null],
  ['none a day beyond it', -86_400_000, null],
])('H-5 finds %s, 400 × 86,400,000 ms ahead', (_promise, sooner, edge) => {
  const now = OPENING - LIMIT_MS + sooner;
  expect(nextEdge(ONE_MORNING, now)).toBe(edge);
  expect(opensAt(ONE_MORNING, now)).toBe(edge);
});

it.each([
  [1, CLOSING],
  [0, CLOSING],
  [-1, null],
])('H-5 the limit is the same while open around the clock (%i ms within it)', (sooner, edge) => {
  const now = CLOSING - LIMIT_MS + sooner;
  expect(nextEdge(ONE_HOLIDAY, now)).toBe(edge);
  expect(opensAt(ONE_HOLIDAY, now)).toBe(null);
});

it('H-5 an answer for one instant is no answer for a later one: what was beyond the limit comes within it', () => {
  const schedule = structuredClone(ONE_HOLIDAY);
  const answers = [-86_400_000, -1, 0, -1].map((sooner) => nextEdge(schedule, CLOSING - LIMIT_MS + sooner));
  expect(answers).toEqual([null, null, CLOSING, null]);
});

it('H-5 asking back and forth in time gives what asking once does', () => {
  const schedule = structuredClone(ONE_MORNING);
  const nows = [OPENING, OPENING - 1, OPENING + 1, OPENING - LIMIT_MS, OPENING + 3 * 3_600_000, OPENING - 1, OPENING];
  const once = nows.map((now) => nextEdge(structuredClone(ONE_MORNING), now));
  expect(nows.map((now) => nextEdge(schedule, now))).toEqual(once);
  expect(once).toEqual([
    OPENING + 3 * 3_600_000,
    OPENING,
    OPENING + 3 * 3_600_000,
    OPENING,
    null,
    OPENING,
    OPENING + 3 * 3_600_000,
  ]);
});

it.each([
  ['nothing at all', {}],
  ['nothing but what is empty', { mon: [] }],
])('H-5 says none for a schedule with %s', (_promise, weekly) => {
  expect(nextEdge({ timeZone: 'UTC', weekly }, 0)).toBe(null);
  expect(opensAt({ timeZone: 'UTC', weekly }, 0)).toBe(null);
});

it('H-5 an edge may be at the epoch itself', () => {
  const schedule: Schedule = { timeZone: 'UTC', weekly: { thu: [['00:00', '01:00']] } };
  expect(nextEdge(schedule, -1)).toBe(0);
});

it('H-5 holidays on the way to the opening are no edges', () => {
  const holidays = [{ date: '2027-12-20' }, { date: '2027-12-22', to: '2027-12-23', name: 'Moving house' }];
  const schedule: Schedule = { ...ONE_MORNING, exceptions: [...holidays, ...(ONE_MORNING.exceptions ?? [])] };
  expect(nextEdge(schedule, Date.parse('2027-12-18T12:00Z'))).toBe(OPENING);
  expect(opensAt(schedule, Date.parse('2027-12-20T12:00+02:00'))).toBe(OPENING);
});
