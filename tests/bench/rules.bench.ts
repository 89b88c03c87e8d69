import { nextEdge } from '../../src/domain/schedule/next-edge.ts';
import { opensAt } from '../../src/domain/schedule/opens-at.ts';
import type { Interval, Schedule, Weekday } from '../../src/domain/schedule/schedule.ts';
import { evaluateStatus, type StatusInput } from '../../src/domain/status/evaluate-status.ts';
import type { People } from '../../src/domain/status/people.ts';

const NOW = Date.UTC(2026, 10, 21, 10);
const DAY_MS = 86_400_000;
const WEEK: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const weekly = (days: readonly Weekday[], ...intervals: readonly Interval[]): Schedule['weekly'] =>
  Object.fromEntries(days.map((day) => [day, intervals]));

const office = (timeZone: string): Schedule => ({
  timeZone,
  weekly: weekly(WEEK.slice(0, 5), ['09:00', '12:00'], ['13:00', '17:00']),
  exceptions: [
    { date: '2026-12-24', to: '2026-12-26', every: 'year', name: 'Christmas' },
    { date: '2027-01-01', every: 'year', name: 'New Year' },
  ],
});

/** Nothing changes for 400 days, so that every one of them is looked at. */
const always = (timeZone: string): Schedule => ({ timeZone, weekly: weekly(WEEK, ['00:00', '24:00']) });

/** The only opening is 399 days ahead, behind twenty yearly holidays. */
const once = (timeZone: string): Schedule => ({
  timeZone,
  weekly: {},
  exceptions: [
    ...Array.from({ length: 20 }, (_, index) => ({
      date: `2026-03-${String(index + 1).padStart(2, '0')}`,
      every: 'year' as const,
    })),
    { date: '2027-12-25', intervals: [['09:00', '10:00']] },
  ],
});

/** Prints how fast the rules are, beside floors measured in the same run. */
export async function benchRules(): Promise<void> {
  const input = { settings: { id: 'shop', schedule: office('Europe/Vilnius') }, people: { staffed: true } };
  const departments: People['departments'] = [
    { id: 'a', staffed: true },
    { id: 'b', staffed: true, queueFull: true, schedule: office('Asia/Tokyo') },
    { id: 'c', staffed: false, schedule: office('America/New_York') },
  ];
  let kept: unknown;
  const evaluate = (given: Omit<StatusInput, 'now'>, nowOf: (index: number) => number) => (index: number) => {
    kept = evaluateStatus({ ...given, now: nowOf(index) });
  };
  const scattered = (index: number): number => NOW + ((index * 7_919_000_003) % (365 * DAY_MS));

  const clock = new Intl.DateTimeFormat('en-US', { timeZone: 'Europe/Vilnius', timeStyle: 'short' });
  print(
    'floor: a call that makes one object',
    perSecond((index) => (kept = { now: NOW + index })),
  );
  print(
    'floor: one Intl.DateTimeFormat format',
    perSecond((index) => (kept = clock.format(NOW + index))),
  );
  print('evaluateStatus, second by second', perSecond(evaluate(input, (index) => NOW + index * 1_000)));
  print('evaluateStatus, anywhere in a year', perSecond(evaluate(input, scattered)));
  print(
    'evaluateStatus, three departments',
    perSecond(evaluate({ ...input, people: { staffed: false, departments } }, (index) => NOW + index * 1_000)),
  );
  if (kept === undefined) throw new Error('nothing was measured');

  // Warm: the same schedule asked again. Known zone: a new schedule object in a zone seen before, as after a settings
  // change. Cold: a zone never seen in this process, whose clock changes are still to be found.
  const zones = Intl.supportedValuesOf('timeZone');
  for (const [index, [name, make, ask]] of (
    [
      ['nextEdge, open for 400 days', always, nextEdge],
      ['opensAt, closed for 399 days', once, opensAt],
    ] as const
  ).entries()) {
    const cold: number[] = [];
    const known: number[] = [];
    const warm: number[] = [];
    for (const timeZone of zones.slice(index * 150, index * 150 + 150)) {
      cold.push(milliseconds(() => ask(make(timeZone), NOW)));
      const schedule = make(timeZone);
      known.push(milliseconds(() => ask(schedule, NOW)));
      warm.push(milliseconds(() => ask(schedule, NOW)));
    }
    console.log(`${name.padEnd(40)} cold ${spread(cold)} · known zone ${spread(known)} · warm ${spread(warm)}`);
  }
}

/** The best of many short rounds: on a shared machine the others measure its other guests. */
function perSecond(call: (index: number) => unknown): number {
  const CALLS = 10_000;
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 60; round++) {
    best = Math.min(
      best,
      milliseconds(() => {
        for (let index = 0; index < CALLS; index++) call(round * CALLS + index);
      }),
    );
  }
  return (CALLS / best) * 1_000;
}

function milliseconds(call: () => unknown): number {
  const began = performance.now();
  call();
  return performance.now() - began;
}

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number): string => (sorted[Math.floor(part * (sorted.length - 1))] ?? 0).toFixed(3);
  return `${at(0.5)} ms (p90 ${at(0.9)}, worst ${at(1)})`;
}

const print = (name: string, rate: number): void => {
  console.log(`${name.padEnd(40)} ${Math.round(rate).toLocaleString('en').padStart(12)} a second`);
};

if (import.meta.main) await benchRules();
