import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result, refused } from '../../base/result.ts';
import type { Store } from '../../workspace/store.ts';
import { createSqliteStore, type SqliteStoreOptions } from './create-sqlite-store.ts';
import { type OpenProblem, openDatabase } from './open-database.ts';

/** The folder it lives in, made where there is none; or the file itself. */
export type SqlitePlace = { readonly folder: string } | { readonly file: string };

export interface SqliteStore extends Store {
  readonly file: string;
}

const FILE = 'porchlight.db';

/**
 * Opens a workspace's store in one file (SQLite), which needs no other program. What it answered survives a crash of the
 * process and a power cut (Z-8). Beside the file stand two of SQLite's own, `-wal` and `-shm`, which belong to it.
 *
 * Defaults: a call waits 5 s for a lock of another connection; errors go to the console.
 */
export async function openSqliteStore(
  place: SqlitePlace,
  { busyMs = 5_000, onError = reportToConsole }: Partial<SqliteStoreOptions> = {},
): Promise<Result<SqliteStore, OpenProblem>> {
  if ('folder' in place) {
    try {
      await mkdir(place.folder, { recursive: true, mode: 0o700 });
    } catch (error) {
      const { code = 'unknown reason' } = error as NodeJS.ErrnoException;
      return refused({ code: 'folder-unusable', message: `${place.folder} cannot be used as a folder (${code}).` });
    }
  }
  const file = 'folder' in place ? join(place.folder, FILE) : place.file;
  const opened = await openDatabase(file, { busyMs });
  return opened.ok ? ok({ ...createSqliteStore(opened.value, { busyMs, onError }), file }) : opened;
}

const reportToConsole = (error: unknown): void => console.error('Porchlight:', error);
