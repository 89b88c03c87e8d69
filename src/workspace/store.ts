import type { Json } from '../base/json.ts';
import type { Result } from '../base/result.ts';

/**
 * Where a workspace keeps what must outlive the process. The reference server needs nothing else from a database.
 *
 * A **document** is one thing of one kind under one id (`agent/anna`). **Live** documents are those the machine works
 * on; they are read whole at start. The others are history: read one by one (`get`) or in pages (`find`).
 * An **event** is a fact that happened, numbered by the store in the order of commits.
 *
 * Promises every implementation keeps; each is a case of `storePromises` in `porchlight/testing`:
 *
 * 1. **All or nothing.** After `commit` answers, all its documents and events are there, also after a crash; when it
 *    refuses, none is. Nobody ever reads half of a commit.
 * 2. **One writer wins.** `commit` with an `expectedVersion` that is no longer the present one is refused with
 *    `conflict`; each success raises the version by exactly one. A new workspace has version 0.
 * 3. **Events are dense.** Positions run 1, 2, 3 … without hole or repeat; what was read never changes.
 * 4. **Pages are stable.** Going through `find` by cursor gives each document that was there all along exactly once,
 *    newest `at` first (equal `at`: greater id first), whatever is written meanwhile.
 * 5. **Copies, not references.** Changing what was handed in or out changes nothing stored.
 * 6. **Workspaces are apart.** Nothing of one is seen, counted or versioned in another.
 * 7. **Errors are values.** A store that cannot answer gives `unavailable`; after `close()` every call does.
 * 8. **Erasure blanks.** `erase` leaves numbers, ids and times and takes the words, for good: a writer who read them
 *    before is refused with `conflict`.
 */
export interface Store {
  /** What the start-up line calls it: `memory`, `sqlite`. */
  readonly name: string;
  /** Whether what was answered survives the end of the process. */
  readonly durable: boolean;
  /**
   * Where a commit is dear: resolves when what was asked at this moment has come in, so that it shares one. A host waits
   * for it before it takes up what waits. Left out: it takes that up at once.
   */
  gather?(): Promise<void>;
  load(workspace: string): Promise<Result<{ version: number; documents: readonly StoredDocument[] }, StoreRefusal>>;
  commit(
    workspace: string,
    expectedVersion: number,
    change: StoreChange,
  ): Promise<Result<{ version: number }, StoreRefusal>>;
  /** Events after this position, oldest first, at most `limit`. */
  eventsAfter(
    workspace: string,
    position: number,
    limit: number,
  ): Promise<Result<readonly StoredEvent[], StoreRefusal>>;
  get(workspace: string, kind: string, id: string): Promise<Result<StoredDocument | null, StoreRefusal>>;
  find(workspace: string, query: StoreQuery): Promise<Result<StorePage, StoreRefusal>>;
  /**
   * Makes null, in place, the bodies of the visitor's documents and events (Z-7). Where there are any the version rises
   * by one, so that a writer who read before cannot put the words back.
   */
  erase(workspace: string, visitor: string): Promise<Result<{ documents: number; events: number }, StoreRefusal>>;
  close(): Promise<void>;
}

export type StoreRefusal = 'conflict' | 'unavailable';

/** Words to find a document by; equal words only. */
export type StoreTags = Readonly<Record<string, string>>;

export interface StoredDocument {
  readonly kind: string;
  readonly id: string;
  readonly live: boolean;
  /** Epoch ms that pages are ordered by. */
  readonly at: number;
  readonly tags: StoreTags;
  /** Whose it is, for export and erasure; null: nobody's. */
  readonly visitor: string | null;
  readonly body: Json;
}

export interface StoredEvent {
  readonly position: number;
  readonly kind: string;
  readonly at: number;
  readonly visitor: string | null;
  readonly body: Json;
}

export type NewEvent = Omit<StoredEvent, 'position'>;

export interface StoreChange {
  /** Put whole; the last one of a kind and id wins. */
  readonly put: readonly StoredDocument[];
  readonly remove: readonly { readonly kind: string; readonly id: string }[];
  readonly events: readonly NewEvent[];
}

export interface StoreQuery {
  readonly kind: string;
  /** Only documents that have all of these tags. */
  readonly tags?: StoreTags;
  /** From 1 to 200. */
  readonly limit: number;
  /** Opaque; from the page before. A cursor that is none is answered as an empty last page. */
  readonly cursor?: string;
}

export interface StorePage {
  readonly documents: readonly StoredDocument[];
  readonly next: string | null;
}
