import type { DatabaseSync } from 'node:sqlite';

/** `read` sees one moment throughout; `write` shuts other writers out from its beginning, so that it never ends in a race. */
export type TransactionKind = 'read' | 'write';

/** Runs `work` as a whole or not at all: what it throws undoes it and is thrown on. */
export function transaction<Value>(database: DatabaseSync, kind: TransactionKind, work: () => Value): Value {
  database.exec(kind === 'write' ? 'BEGIN IMMEDIATE' : 'BEGIN');
  try {
    const value = work();
    database.exec('COMMIT');
    return value;
  } catch (error) {
    // After some failures, a full disk among them, SQLite has gone back by itself.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
