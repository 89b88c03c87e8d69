import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  type BackendBench,
  backendPromises,
  type OpenBackendBench,
  provePromise,
  runBackendConformance,
} from '../../src/testing/backend-conformance.ts';
import type { Store } from '../../src/workspace/store.ts';
import { aFolder, openStore } from '../node/sqlite-folder.ts';
import { openHttpBench, openPollBench, openSocketBench } from './backend-benches.ts';
import { brokenChats } from './broken-chats.ts';
import { brokenFiles } from './broken-files.ts';
import { brokenHandovers } from './broken-handovers.ts';
import { brokenMarks } from './broken-marks.ts';
import { brokenMessages } from './broken-messages.ts';
import { brokenSessions } from './broken-sessions.ts';
import { brokenStatus } from './broken-status.ts';
import { openMemoryBench } from './memory-bench.ts';

const onDisk =
  (openBench: (store: Store) => Promise<BackendBench>): OpenBackendBench =>
  async () =>
    openBench(await openStore({ folder: await aFolder() }));

const NEVER_PUSHES = 'the backend does not push the status';

const SEES_NO_WRITING = 'the bench has no agent who is seen writing';
const HAS_NO_LINE = 'the bench cuts no connections';

describe.each([
  { name: 'the memory backend', openBench: () => openMemoryBench(), skipped: [HAS_NO_LINE] },
  { name: 'the HTTP backend', openBench: () => openHttpBench(), skipped: [NEVER_PUSHES] },
  { name: 'the HTTP backend over sockets', openBench: () => openSocketBench(), skipped: [] },
  {
    name: 'the HTTP backend over long polls',
    openBench: () => openPollBench(),
    skipped: [NEVER_PUSHES, SEES_NO_WRITING],
  },
  { name: 'the memory backend on SQLite', openBench: onDisk(openMemoryBench), skipped: [HAS_NO_LINE] },
  { name: 'the HTTP backend on SQLite', openBench: onDisk(openHttpBench), skipped: [NEVER_PUSHES] },
])('$name', ({ openBench, skipped }) => {
  it.each(backendPromises)('$title', async (promise) => {
    const result = await provePromise(promise, openBench);
    if (result.outcome === 'skipped') expect(skipped).toContain(result.reason);
    else expect(result).toMatchObject({ outcome: 'kept' });
  });
});

it('every promise of ChatBackend has a case', () => {
  expect([...new Set(backendPromises.map(({ promise }) => promise))].sort((a, b) => a - b)).toEqual(
    Array.from({ length: 23 }, (_, index) => index + 1),
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
    '14: the bench loses no answers',
    '17: the bench cuts no connections',
    '20: the bench opens no page of another origin',
    '22: the bench opens no page of another origin',
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

  it.each([
    ...brokenStatus,
    ...brokenMessages,
    ...brokenSessions,
    ...brokenHandovers,
    ...brokenChats,
    ...brokenMarks,
    ...brokenFiles,
  ])('$mistake', async ({ breaks, broken }) => {
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
