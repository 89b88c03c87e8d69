import { open } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { ok, type Result, refused } from '../../base/result.ts';
import { MIGRATIONS } from './migrations/in-order.ts';
import { sqliteFailure } from './sqlite-failure.ts';
import { transaction } from './transaction.ts';
import { whenFree } from './when-free.ts';

/**
 * - `folder-unusable`: the folder is not there and cannot be made.
 * - `file-unusable`: the file cannot be read and written, or another program does not let go of it.
 * - `not-ours`: the file is no database, or another program's.
 * - `too-new`: a later version of this program wrote it.
 */
export interface OpenProblem {
  readonly code: 'folder-unusable' | 'file-unusable' | 'not-ours' | 'too-new';
  /** A sentence for whoever runs the server. */
  readonly message: string;
}

/** Stands in the header of each file of ours (`PRAGMA application_id`): "Porc" in ASCII. */
const APPLICATION_ID = 0x506f7263;

/**
 * How many pages the log grows to before they are moved into the file: 16 MB. Ids are random, so each message touches
 * pages all over the file; four times SQLite's default nearly halves how often the same page is written.
 */
const LOG_PAGES = 4_000;

/**
 * Opens the file, makes it where it is not there, and brings it to the present format.
 *
 * A commit is on the disk before it is answered: the log is synced each time (`synchronous = FULL`, Z-8). What is blanked
 * is overwritten in the file as well (`secure_delete`, Z-7).
 */
export async function openDatabase(
  file: string,
  { busyMs, migrations = MIGRATIONS }: { readonly busyMs: number; readonly migrations?: readonly string[] },
): Promise<Result<DatabaseSync, OpenProblem>> {
  let database: DatabaseSync | null = null;
  try {
    // What visitors wrote is for nobody else on the machine; the files that SQLite puts beside it take after it.
    await (await open(file, 'a', 0o600)).close();
    const opened = new DatabaseSync(file, { timeout: 0, enableForeignKeyConstraints: true });
    database = opened;
    const problem = await whenFree(() => prepareFile(opened, file, migrations), busyMs);
    if (problem === null) return ok(opened);
    opened.close();
    return refused(problem);
  } catch (error) {
    database?.close();
    return refused(problemOf(file, error));
  }
}

function prepareFile(database: DatabaseSync, file: string, migrations: readonly string[]): OpenProblem | null {
  // Looked at before anything is written: a file of another program stays as it is.
  const { tables } = database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get() as { tables: number };
  if (tables > 0 && pragma(database, 'application_id') !== APPLICATION_ID) {
    return { code: 'not-ours', message: `${file} is the database of another program.` };
  }
  if (pragma(database, 'journal_mode = WAL') !== 'wal') {
    return { code: 'file-unusable', message: `${file} is on a file system on which SQLite cannot keep its log (WAL).` };
  }
  database.exec(`PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = ${LOG_PAGES}`);
  return transaction(database, 'write', () => migrate(database, file, migrations));
}

function migrate(database: DatabaseSync, file: string, migrations: readonly string[]): OpenProblem | null {
  const format = Number(pragma(database, 'user_version'));
  if (format > migrations.length) {
    const message = `${file} has format ${format}, and this Porchlight knows ${migrations.length}: run the later version that wrote it.`;
    return { code: 'too-new', message };
  }
  for (const migration of migrations.slice(format)) database.exec(migration);
  if (format < migrations.length) {
    database.exec(`PRAGMA user_version = ${migrations.length}; PRAGMA application_id = ${APPLICATION_ID}`);
  }
  return null;
}

const pragma = (database: DatabaseSync, text: string): unknown =>
  Object.values(database.prepare(`PRAGMA ${text}`).get() ?? {})[0];

function problemOf(file: string, error: unknown): OpenProblem {
  const failure = sqliteFailure(error);
  if (failure === 'not-a-database') return { code: 'not-ours', message: `${file} is no SQLite database.` };
  if (failure === 'busy') return { code: 'file-unusable', message: `${file} is held by another program.` };
  const { code, message } = error as NodeJS.ErrnoException;
  const reason = code === 'ERR_SQLITE_ERROR' ? message : code;
  return { code: 'file-unusable', message: `${file} cannot be read and written (${reason}).` };
}
