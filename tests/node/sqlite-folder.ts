import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openSqliteStore, type SqlitePlace, type SqliteStore } from '../../src/node/sqlite/open-sqlite-store.ts';

/** A folder of its own for one test. */
export async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'porchlight-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** A store that must open, and closes with the test; `errors` hears why it was unavailable. */
export async function openStore(
  place: SqlitePlace,
  { busyMs = 5_000, errors = [] }: { busyMs?: number; errors?: unknown[] } = {},
): Promise<SqliteStore> {
  const opened = await openSqliteStore(place, { busyMs, onError: (error) => errors.push(error) });
  if (!opened.ok) throw new Error(opened.problem.message);
  onTestFinished(() => opened.value.close());
  return opened.value;
}
