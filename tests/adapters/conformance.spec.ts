import { afterEach, describe, expect, it, vi } from 'vitest';
import { backendPromises, provePromise, runBackendConformance } from '../../src/testing/backend-conformance.ts';
import { openHttpBench, openMemoryBench } from './backend-benches.ts';
import { brokenBackends } from './broken-backends.ts';

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
  expect([...new Set(backendPromises.map(({ promise }) => promise))].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

it('the report counts what was kept, broken and skipped, and says why', async () => {
  const report = await runBackendConformance(async () => {
    const { loseNextAnswer, openUnknown, ...bench } = await openMemoryBench();
    return bench;
  });
  const { conforms, kept, broken, skipped } = report;
  expect({ conforms, kept, broken, skipped }).toEqual({
    conforms: true,
    kept: backendPromises.length - 2,
    broken: 0,
    skipped: 2,
  });
  expect(report.cases.filter(({ outcome }) => outcome === 'skipped')).toMatchObject([
    { promise: 1, reason: 'the bench opens no unknown widget' },
    { promise: 5, reason: 'the bench loses no answers' },
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

  it.each(brokenBackends)('$mistake', async ({ breaks, broken }) => {
    // What never comes need not be waited for: the suite's patience ends as soon as nothing else is left to do.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }).setTimerTickMode('nextTimerAsync');
    const report = await runBackendConformance(async () => {
      const bench = await openMemoryBench();
      const { openUnknown } = bench;
      return {
        ...bench,
        backend: broken(bench.backend),
        ...(openUnknown && { openUnknown: () => broken(openUnknown()) }),
      };
    });
    const caught = new Set(report.cases.filter(({ outcome }) => outcome === 'broken').map(({ promise }) => promise));
    expect([...caught].sort()).toEqual(breaks);
  });
});
