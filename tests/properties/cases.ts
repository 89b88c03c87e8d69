import { Temporal } from 'temporal-polyfill/implementation';
import type { Schedule } from '../../src/domain/schedule/schedule.ts';
import type { StatusInput } from '../../src/domain/status/evaluate-status.ts';
import { makeInput } from './make-input.ts';
import { makeLonelySchedule, makeSchedule } from './make-schedule.ts';
import type { Random } from './random.ts';
import { LIMIT_MS, type ReferenceHours, referenceHours } from './reference-hours.ts';
import { transitionsOf } from './transitions.ts';

export const CLASSES = [
  'overnight',
  'cutsPrevious',
  'yearly',
  'range',
  'two exceptions on a date',
  'edge in a gap',
  'edge in an overlap',
  '400-day limit',
] as const;

export type CaseClass = (typeof CLASSES)[number];

/** One question to every function, with the reference's hours of each schedule in it. */
export interface Case {
  readonly schedule: Schedule;
  readonly now: number;
  readonly input: StatusInput;
  readonly hoursOf: (schedule: Schedule) => ReferenceHours;
  readonly classes: readonly CaseClass[];
}

const DAY_MS = 86_400_000;

/** Where local time does what elsewhere it does not: half-hour and two-hour shifts, midnights, a missing day, Ramadan. */
const SHARP = (
  'Australia/Lord_Howe Pacific/Chatham Antarctica/Troll Pacific/Apia Pacific/Fakaofo America/Sao_Paulo America/Havana ' +
  'America/Asuncion America/Nuuk America/Scoresbysund America/Goose_Bay America/St_Johns America/Caracas Atlantic/Azores ' +
  'Asia/Beirut Asia/Amman Asia/Gaza Asia/Tehran Asia/Pyongyang Africa/Cairo Africa/Casablanca Europe/Vilnius'
).split(' ');

/** Every zone the runtime names, and the sharp ones under the names they are known by. */
export const ZONES: readonly string[] = [...new Set([...Intl.supportedValuesOf('timeZone'), ...SHARP])];

const NEW_YEARS_AND_LEAP_DAYS = [
  '2012-02-29',
  '2013-02-28',
  '2016-03-01',
  '2024-02-28',
  '2025-03-01',
  '2019-12-31',
  '2028-01-01',
];

/**
 * The cases of one scenario: schedules made about one instant, asked at the sharp instants around it.
 *
 * `number` goes through all zones of the runtime in turn, whatever chance does, with every second from the sharp ones.
 */
export function casesOf(random: Random, number: number): readonly Case[] {
  const timeZone = number % 2 ? (ZONES[((number - 1) / 2) % ZONES.length] as string) : random.pick(SHARP);
  const focus = makeFocus(random, timeZone);
  const isLonely = random.chance(0.35);
  const zones = [timeZone, random.pick(SHARP), random.pick(ZONES)].slice(0, isLonely ? 1 : 1 + random.below(3));
  const schedules = zones.map((zone) => (isLonely ? makeLonelySchedule : makeSchedule)(random, zone, focus));

  const known = new Map(schedules.map((schedule) => [schedule, referenceHours(schedule)]));
  const hoursOf = (schedule: Schedule): ReferenceHours => known.get(schedule) as ReferenceHours;
  const schedule = schedules[0] as Schedule;
  const hours = hoursOf(schedule);
  const nows = isLonely ? nowsAtLimit(random, hours, focus) : nowsNear(random, hours, focus);
  return nows.map((now) => ({
    schedule,
    now,
    input: makeInput(random, schedules, now),
    hoursOf,
    classes: classesOf(hours, timeZone, now),
  }));
}

function makeFocus(random: Random, timeZone: string): number {
  const transitions = transitionsOf(timeZone);
  const isGap = random.chance(0.5);
  const sharp = transitions.filter(({ before, after }) => Temporal.PlainDateTime.compare(before, after) < 0 === isGap);
  if (sharp.length > 0 && random.chance(0.8)) return random.pick(sharp).instant;
  if (random.chance(0.5)) return Date.parse(random.pick(NEW_YEARS_AND_LEAP_DAYS)) + random.below(DAY_MS);
  return Date.UTC(2010, 0, 1) + Math.floor(random.next() * 22 * 365 * DAY_MS);
}

/** Instants at, just before and just after everything that happens near the focus, and some at random. */
function nowsNear(random: Random, hours: ReferenceHours, focus: number): readonly number[] {
  const turns = [focus, ...hours.turnsIn(focus - 3 * DAY_MS, focus + 3 * DAY_MS)];
  return Array.from({ length: 24 }, () =>
    random.chance(0.75)
      ? random.pick(turns) + random.pick([-60_000, -1, 0, 1, 60_000])
      : Math.floor(focus + (random.next() - 0.5) * 8 * DAY_MS),
  );
}

/** Instants whose 400 days end at, just before or just after the first edge near the focus. */
function nowsAtLimit(random: Random, hours: ReferenceHours, focus: number): readonly number[] {
  const edge = hours.nextEdge(focus - 8 * DAY_MS);
  if (edge === null || Math.abs(edge - focus) > 10 * DAY_MS) return [];
  return [-1, 0, 1, -1, 0, 1, -1, 0, 1, random.below(DAY_MS)].map((shift) => edge - LIMIT_MS + shift);
}

function classesOf(hours: ReferenceHours, timeZone: string, now: number): readonly CaseClass[] {
  const edge = hours.nextEdge(now + 1);
  const isAtLimit = edge !== null && Math.abs(edge - now - LIMIT_MS) <= 1;
  const centre = isAtLimit ? edge : now;
  const days = hours.daysAround(centre);
  const spans = days.flatMap((day) => day.spans);
  const walls = spans.flatMap((span) => span.walls);
  const near = transitionsOf(timeZone).filter(({ instant }) => Math.abs(instant - centre) < 4 * DAY_MS);
  const exceptions = days.flatMap((day) => day.exceptions);
  const facts: Readonly<Record<CaseClass, boolean>> = {
    overnight: spans.some((span) => span.overnight),
    cutsPrevious: spans.some((span) => span.cut),
    yearly: exceptions.some(({ every }) => every === 'year'),
    range: exceptions.some(({ to }) => to !== undefined),
    'two exceptions on a date': days.some((day) => day.exceptions.length > 1),
    'edge in a gap': walls.some((wall) => near.some(({ before, after }) => isBetween(before, wall, after))),
    'edge in an overlap': walls.some((wall) => near.some(({ before, after }) => isBetween(after, wall, before))),
    '400-day limit': isAtLimit,
  };
  return CLASSES.filter((each) => facts[each]);
}

const isBetween = (from: Temporal.PlainDateTime, wall: Temporal.PlainDateTime, to: Temporal.PlainDateTime): boolean =>
  Temporal.PlainDateTime.compare(from, wall) <= 0 && Temporal.PlainDateTime.compare(wall, to) < 0;
