import { isOpen } from '../../src/domain/schedule/is-open.ts';
import { nextEdge } from '../../src/domain/schedule/next-edge.ts';
import { opensAt } from '../../src/domain/schedule/opens-at.ts';
import { evaluateStatus } from '../../src/domain/status/evaluate-status.ts';
import type { WidgetStatus } from '../../src/domain/status/status.ts';
import { type Case, type CaseClass, CLASSES, casesOf } from './cases.ts';
import { createRandom, type Random } from './random.ts';
import { referenceStatus } from './reference-status.ts';

export const FUNCTIONS = ['isOpen', 'nextEdge', 'opensAt', 'evaluateStatus'] as const;
export type Checked = (typeof FUNCTIONS)[number];

/** How often each function was held to the reference, by class; and where it differed. */
export interface Tally {
  readonly counts: Readonly<Record<Checked, Record<CaseClass | 'all', number>>>;
  readonly zones: ReadonlySet<string>;
  /** Statuses found constant on [now, changesAt) and different at changesAt. */
  constant: number;
  readonly mismatches: string[];
}

export function createTally(): Tally {
  const none = () =>
    Object.fromEntries([...CLASSES, 'all'].map((each) => [each, 0])) as Record<CaseClass | 'all', number>;
  return {
    counts: { isOpen: none(), nextEdge: none(), opensAt: none(), evaluateStatus: none() },
    zones: new Set(),
    constant: 0,
    mismatches: [],
  };
}

/** Makes the scenario of that seed and number and adds its cases to the tally. */
export function runScenario(tally: Tally, seed: number, number: number): void {
  const random = createRandom(seed * 1_000_003 + number);
  for (const each of casesOf(random, number)) {
    const { schedule, now, input, hoursOf } = each;
    const hours = hoursOf(schedule);
    (tally.zones as Set<string>).add(schedule.timeZone);
    compare(tally, each, 'isOpen', isOpen(schedule, now), hours.isOpen(now));
    compare(tally, each, 'nextEdge', nextEdge(schedule, now), hours.nextEdge(now));
    compare(tally, each, 'opensAt', opensAt(schedule, now), hours.opensAt(now));
    compare(tally, each, 'evaluateStatus', inOrder(evaluateStatus(input)), inOrder(referenceStatus(input, hoursOf)));
    checkConstancy(tally, each, random);
  }
}

function compare(
  tally: Tally,
  { schedule, now, input, classes }: Case,
  checked: Checked,
  ours: unknown,
  theirs: unknown,
): void {
  for (const each of [...classes, 'all'] as const) tally.counts[checked][each]++;
  if (JSON.stringify(ours) === JSON.stringify(theirs)) return;
  const question = checked === 'evaluateStatus' ? input : { schedule, now };
  tally.mismatches.push(`${checked} ${JSON.stringify({ ours, theirs, question })}`);
}

/** S-1 asked of the engine alone: nothing changes before `changesAt`, and something does at it. */
function checkConstancy(tally: Tally, { input, now }: Case, random: Random): void {
  const { changesAt, ...status } = evaluateStatus(input);
  const end = changesAt ?? now + 400 * 86_400_000 + 1;
  const within = [
    end - 1,
    now + Math.floor(random.next() * (end - now)),
    now + Math.floor(random.next() * (end - now)),
  ];
  const isConstant = within.every((instant) => isSameFace(evaluateStatus({ ...input, now: instant }), status));
  const differs = changesAt === null || !isSameFace(evaluateStatus({ ...input, now: changesAt }), status);
  if (isConstant && differs) tally.constant++;
  else tally.mismatches.push(`constancy ${JSON.stringify({ isConstant, differs, input })}`);
}

const inOrder = ({ availability, reason, mode, changesAt, opensAt, holiday }: WidgetStatus) => [
  availability,
  reason,
  mode,
  changesAt,
  opensAt,
  holiday ?? null,
];

const isSameFace = (a: WidgetStatus, b: Omit<WidgetStatus, 'changesAt'>): boolean =>
  a.availability === b.availability && a.reason === b.reason && a.mode === b.mode && a.holiday === b.holiday;
