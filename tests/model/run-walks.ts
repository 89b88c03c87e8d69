import fc from 'fast-check';
import { Violation } from './violation.ts';
import { live, someWalk, type Walk } from './walk.ts';
import type { World } from './world.ts';

const TURNS = 300;

export interface Run {
  /** At least this many are sent, unless something fails before. */
  readonly commands: number;
  readonly seed: number;
  /** How long a walk that failed may be cut down; 0: it is told as it is. */
  readonly shrinkMs?: number;
}

export interface Report {
  commands: number;
  /** Ticks that were owed. */
  deadlines: number;
  /** Commits that the store failed. */
  faults: number;
  readonly steps: Map<string, number>;
  readonly refusals: Map<string, number>;
  readonly news: Map<string, number>;
  failure: { readonly promise: string; readonly message: string; readonly walk: Walk; readonly took: number } | null;
}

const add = (into: Map<string, number>, from: ReadonlyMap<string, number>): void => {
  for (const [name, count] of from) into.set(name, (into.get(name) ?? 0) + count);
};

/** Lives one walk after the other until enough commands were sent or a promise was broken. */
export async function runWalks({ commands, seed, shrinkMs = 0 }: Run): Promise<Report> {
  const report: Report = {
    commands: 0,
    deadlines: 0,
    faults: 0,
    steps: new Map(),
    refusals: new Map(),
    news: new Map(),
    failure: null,
  };

  const liveOne = async (walk: Walk): Promise<void> => {
    if (report.commands >= commands) return;
    let world: World | undefined;
    try {
      await live(walk, (each) => {
        world = each;
      });
    } finally {
      if (world) {
        report.commands += world.counts.commands;
        report.deadlines += world.counts.deadlines;
        report.faults += world.counts.faults;
        add(report.steps, world.oracle.steps);
        add(report.refusals, world.refusals);
        add(report.news, world.oracle.news);
      }
    }
  };

  const walks = fc.asyncProperty(someWalk(TURNS), liveOne);
  const found = await fc.check(walks, { seed, numRuns: Math.ceil(commands / 10), endOnFailure: true });
  if (!found.failed) return report;
  const took = report.commands;
  const cut = shrinkMs > 0 ? await shrink({ seed, path: found.counterexamplePath ?? '0' }, shrinkMs) : found;
  const error = cut.errorInstance ?? found.errorInstance;
  const [walk] = cut.counterexample ?? found.counterexample ?? [];
  if (!walk) throw error;
  const promise = error instanceof Violation ? error.promise : 'no errors';
  report.failure = {
    promise,
    message: String(error instanceof Violation ? error.message : (error as Error).stack),
    walk,
    took,
  };
  return report;
}

const shrink = (from: { readonly seed: number; readonly path: string }, interruptAfterTimeLimit: number) =>
  fc.check(
    fc.asyncProperty(someWalk(TURNS), async (walk) => void (await live(walk))),
    { ...from, numRuns: 1, interruptAfterTimeLimit },
  );
