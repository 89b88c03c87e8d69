import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as endOfTurn } from 'node:timers/promises';
import { ok, type Result, refused } from '../../base/result.ts';
import type { Store, StoreRefusal } from '../../workspace/store.ts';
import { findPage } from './find-page.ts';
import { type DocumentRow, type EventRow, readDocument, readEvent } from './rows.ts';
import { prepareStatements } from './statements.ts';
import { type TransactionKind, transaction } from './transaction.ts';
import { whenFree } from './when-free.ts';
import { type WrittenChange, writeChange, writtenChange } from './write-change.ts';

export interface SqliteStoreOptions {
  /** How long a call waits for another connection to let go before it is `unavailable`. */
  readonly busyMs: number;
  /** Hears why a call was answered with `unavailable`. */
  readonly onError: (error: unknown) => void;
}

/**
 * A store over an open database, which closes with it. Several may be open on one file, in one process or in many:
 * the version decides between them.
 */
export function createSqliteStore(database: DatabaseSync, { busyMs, onError }: SqliteStoreOptions): Store {
  const statements = prepareStatements(database);

  /**
   * Runs one transaction; whatever goes wrong in it, the disk included, is `unavailable`. A single statement is one by
   * itself.
   */
  const answer = async <Value>(
    kind: TransactionKind | 'statement',
    work: () => Result<Value, StoreRefusal>,
  ): Promise<Result<Value, StoreRefusal>> => {
    const attempt = kind === 'statement' ? work : () => transaction(database, kind, work);
    try {
      return database.isOpen ? await whenFree(attempt, busyMs) : refused('unavailable');
    } catch (error) {
      if (database.isOpen) onError(error);
      return refused('unavailable');
    }
  };

  const read = (workspace: string): { version: number; position: number } =>
    (statements.workspace.get({ workspace }) as { version: number; position: number } | undefined) ?? {
      version: 0,
      position: 0,
    };

  return {
    name: 'sqlite',
    durable: true,
    // Requests over different connections come in one after another, and each commit waits for the disk.
    gather: () => endOfTurn(),

    load: (workspace) =>
      answer('read', () => {
        const { version } = read(workspace);
        return ok({ version, documents: (statements.live.all({ workspace }) as DocumentRow[]).map(readDocument) });
      }),

    async commit(workspace, expectedVersion, change) {
      let written: WrittenChange;
      try {
        written = writtenChange(change);
      } catch (error) {
        onError(error);
        return refused('unavailable');
      }
      return answer('write', () => {
        const { version, position } = read(workspace);
        if (version !== expectedVersion) return refused('conflict');
        writeChange(statements, workspace, written, position);
        return ok({ version: version + 1 });
      });
    },

    eventsAfter: (workspace, position, limit) =>
      answer('statement', () => {
        const rows = statements.events.all({ workspace, position, limit });
        return ok((rows as (EventRow & { position: number })[]).map(readEvent));
      }),

    get: (workspace, kind, id) =>
      answer('statement', () => {
        const row = statements.document.get({ workspace, kind, id }) as DocumentRow | undefined;
        return ok(row ? readDocument(row) : null);
      }),

    find: (workspace, query) => answer('read', () => ok(findPage(statements, workspace, query))),

    async erase(workspace, visitor) {
      const erased = await answer('write', () => {
        const documents = Number(statements.blankDocuments.run({ workspace, visitor }).changes);
        const events = Number(statements.blankEvents.run({ workspace, visitor }).changes);
        if (documents + events > 0) statements.raise.run({ workspace, position: read(workspace).position });
        return ok({ documents, events });
      });
      if (erased.ok && erased.value.documents + erased.value.events > 0) emptyLog();
      return erased;
    },

    async close() {
      if (database.isOpen) database.close();
    },
  };

  /**
   * The words still stand in the log of what was written (WAL) until it is written over. While another connection reads
   * it, SQLite leaves it; then the next erasure, or the last one to close, empties it.
   */
  function emptyLog(): void {
    try {
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch (error) {
      if (database.isOpen) onError(error);
    }
  }
}
