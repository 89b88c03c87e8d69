import type { BackendPromise, OpenBackendBench } from './backend-bench.ts';
import { bridges } from './backend-promises/bridges.ts';
import { chatFeeds } from './backend-promises/chat-feeds.ts';
import { chatLogs } from './backend-promises/chat-logs.ts';
import { chatRights } from './backend-promises/chat-rights.ts';
import { chats } from './backend-promises/chats.ts';
import { ends } from './backend-promises/ends.ts';
import { files } from './backend-promises/files.ts';
import { handovers } from './backend-promises/handovers.ts';
import { marks } from './backend-promises/marks.ts';
import { messages } from './backend-promises/messages.ts';
import { nonsense } from './backend-promises/nonsense.ts';
import { pushes } from './backend-promises/pushes.ts';
import { ratings } from './backend-promises/ratings.ts';
import { refusals } from './backend-promises/refusals.ts';
import { sessions } from './backend-promises/sessions.ts';
import { status } from './backend-promises/status.ts';

export type {
  BackendBench,
  BackendPromise,
  BenchAgent,
  BenchFiles,
  BenchMarks,
  OpenBackendBench,
} from './backend-bench.ts';

/** The promises of `ChatBackend` as data: prove each on your backend, under any test runner or none. */
export const backendPromises: readonly BackendPromise[] = [
  ...refusals,
  ...nonsense,
  ...status,
  ...messages,
  ...pushes,
  ...sessions,
  ...ends,
  ...handovers,
  ...bridges,
  ...chats,
  ...chatLogs,
  ...chatFeeds,
  ...chatRights,
  ...marks,
  ...files,
  ...ratings,
];

/** What became of one case. */
export type ConformanceCase = { readonly promise: number; readonly title: string } & (
  | { readonly outcome: 'kept' }
  | { readonly outcome: 'skipped' | 'broken'; readonly reason: string }
);

export interface ConformanceReport {
  /** Whether no promise is broken. */
  readonly conforms: boolean;
  readonly kept: number;
  readonly broken: number;
  readonly skipped: number;
  readonly cases: readonly ConformanceCase[];
}

/** Tries one case on a bench of its own, which it closes. Never rejects: a bench that cannot be opened breaks the case. */
export async function provePromise(
  { promise, title, skipped, prove }: BackendPromise,
  openBench: OpenBackendBench,
): Promise<ConformanceCase> {
  try {
    const bench = await openBench();
    try {
      const reason = skipped?.(bench) ?? null;
      if (reason !== null) return { promise, title, outcome: 'skipped', reason };
      await prove(bench);
    } finally {
      await bench.close();
    }
    return { promise, title, outcome: 'kept' };
  } catch (error) {
    return { promise, title, outcome: 'broken', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Tries every promise of `ChatBackend`, one after another, and says what became of each. */
export async function runBackendConformance(openBench: OpenBackendBench): Promise<ConformanceReport> {
  const cases: ConformanceCase[] = [];
  for (const promise of backendPromises) cases.push(await provePromise(promise, openBench));
  const count = (outcome: ConformanceCase['outcome']): number => cases.filter((one) => one.outcome === outcome).length;
  const broken = count('broken');
  return { conforms: broken === 0, kept: count('kept'), broken, skipped: count('skipped'), cases };
}
