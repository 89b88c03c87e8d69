import { afterEach, describe, expect, it, vi } from 'vitest';
import { backendPromises, provePromise, runBackendConformance } from '../../src/testing/backend-conformance.ts';
import { openHttpBench, openMemoryBench } from './backend-benches.ts';
import { brokenBackends } from './broken-backends.ts';
import { brokenHandovers } from './broken-handovers.ts';
import { brokenSessions } from './broken-sessions.ts';

const NEVER_PUSHES = 'the backend does not push the status';

describe.each([
  { name: 'the memory backend', openBench: openMemoryBench, skipped: [] },
  { name: 'the HTTP backend', openBench: openHttpBench, skipped: [NEVER_PUSHES] },
])('$name', ({ openBench, skipped }) => {
  it.each(backendPromises)('$title', async (promise) => {
    const result = await provePromise(promise, openBench);
    if (result.outcome === 'skipped') expect(skipped).toContain(result.reason);
    else expect(result).toMatchObject({ outcome: 'kept' });
  });
});

it('every promise of ChatBackend has a case', () => {
  expect([...new Set(backendPromises.map(({ promise }) => promise))].sort((a, b) => a - b)).toEqual(
    Array.from({ length: 13 }, (_, index) => index + 1),
  );
});

it('the report counts what was kept, broken and skipped, and says why', async () => {
  const report = await runBackendConformance(async () => {
    const { loseNextAnswer, openUnknown, openAt, advance, ...bench } = await openMemoryBench();
    return bench;
  });
  const { conforms, kept, broken, skipped } = report;
  const left = report.cases.filter(({ outcome }) => outcome === 'skipped');
  expect({ conforms, broken, kept, skipped }).toEqual({
    conforms: true,
    broken: 0,
    kept: backendPromises.length - left.length,
    skipped: left.length,
  });
  const reasons = left.map((one) => 'reason' in one && `${one.promise}: ${one.reason}`);
  expect([...new Set(reasons)]).toEqual([
    '1: the bench opens no unknown widget',
    '5: the bench loses no answers',
    '10: the bench loses no answers',
    '12: the bench opens no page of another origin',
    '13: the bench opens no page of another origin',
  ]);
});

it('a bench that cannot be opened breaks every case rather than the run', async () => {
  const report = await runBackendConformance(() => Promise.reject(new Error('no database')));
  expect(report.conforms).toBe(false);
  expect(report.broken).toBe(backendPromises.length);
  expect(report.cases[0]).toMatchObject({ outcome: 'broken', reason: 'no database' });
});

describe('a backend that breaks a promise is caught', () => {
  afterEach(() => void vi.useRealTimers());

  it.each([...brokenBackends, ...brokenSessions, ...brokenHandovers])('$mistake', async ({ breaks, broken }) => {
    // What never comes need not be waited for: the suite's patience ends as soon as nothing else is left to do.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }).setTimerTickMode('nextTimerAsync');
    const report = await runBackendConformance(async () => {
      const bench = await openMemoryBench();
      const { openUnknown, openAt } = bench;
      return {
        ...bench,
        backend: broken(bench.backend),
        ...(openUnknown && { openUnknown: () => broken(openUnknown()) }),
        ...(openAt && { openAt: (origin: string) => broken(openAt(origin)) }),
      };
    });
    const caught = new Set(report.cases.filter(({ outcome }) => outcome === 'broken').map(({ promise }) => promise));
    expect([...caught].sort((a, b) => a - b)).toEqual(breaks);
  });
});
