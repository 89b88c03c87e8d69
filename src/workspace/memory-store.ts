import { ok, type Result, refused } from '../base/result.ts';
import type { Store, StoredDocument, StoredEvent, StorePage, StoreQuery, StoreRefusal } from './store.ts';
import { type PagePlace, readCursor, writeCursor } from './visitors/page-place.ts';

interface Kept {
  version: number;
  /** By kind, then by id. */
  readonly documents: Map<string, Map<string, StoredDocument>>;
  readonly events: StoredEvent[];
}

/** A store that ends with its process: for tests, pages and a first try. Keeps every promise of `Store`. */
export function createMemoryStore(): Store {
  const workspaces = new Map<string, Kept>();
  let closed = false;

  const open = (workspace: string): Kept => {
    const kept = workspaces.get(workspace) ?? { version: 0, documents: new Map(), events: [] };
    workspaces.set(workspace, kept);
    return kept;
  };

  /** Answers with a copy of what `read` gives, once it is known that the store is open. */
  const answer = async <Value>(read: () => Result<Value, StoreRefusal>): Promise<Result<Value, StoreRefusal>> =>
    closed ? refused('unavailable') : structuredClone(read());

  return {
    name: 'memory',
    durable: false,

    load: (workspace) =>
      answer(() => {
        const { version, documents } = open(workspace);
        const live = [...documents.values()].flatMap((kind) => [...kind.values()]).filter((document) => document.live);
        return ok({ version, documents: live });
      }),

    commit: (workspace, expectedVersion, change) =>
      answer(() => {
        const kept = open(workspace);
        if (kept.version !== expectedVersion) return refused('conflict');
        const { put, remove, events } = structuredClone(change);
        for (const { kind, id } of remove) kept.documents.get(kind)?.delete(id);
        for (const document of put) {
          const kind = kept.documents.get(document.kind) ?? new Map<string, StoredDocument>();
          kept.documents.set(document.kind, kind.set(document.id, document));
        }
        for (const event of events) kept.events.push({ ...event, position: kept.events.length + 1 });
        kept.version += 1;
        return ok({ version: kept.version });
      }),

    eventsAfter: (workspace, position, limit) =>
      answer(() => ok(open(workspace).events.slice(Math.max(0, position), Math.max(0, position) + limit))),

    get: (workspace, kind, id) => answer(() => ok(open(workspace).documents.get(kind)?.get(id) ?? null)),

    find: (workspace, query) =>
      answer(() => ok(page([...(open(workspace).documents.get(query.kind)?.values() ?? [])], query))),

    erase: (workspace, visitor) =>
      answer(() => {
        const kept = open(workspace);
        let documents = 0;
        for (const kind of kept.documents.values()) {
          for (const [id, document] of kind) {
            if (document.visitor !== visitor) continue;
            kind.set(id, { ...document, body: null });
            documents += 1;
          }
        }
        let events = 0;
        for (const [index, event] of kept.events.entries()) {
          if (event.visitor !== visitor) continue;
          kept.events[index] = { ...event, body: null };
          events += 1;
        }
        if (documents + events > 0) kept.version += 1;
        return ok({ documents, events });
      }),

    async close() {
      closed = true;
      workspaces.clear();
    },
  };
}

/** Newest first; equal instants: greater id first. */
const byPlace = (a: PagePlace, b: PagePlace): number => b.at - a.at || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

function page(documents: readonly StoredDocument[], { tags = {}, limit, cursor }: StoreQuery): StorePage {
  const after = cursor === undefined ? null : readCursor(cursor);
  if (after === undefined) return { documents: [], next: null };
  const wanted = Object.entries(tags);
  const found = documents
    .filter((document) => wanted.every(([tag, word]) => document.tags[tag] === word))
    .filter((document) => after === null || byPlace(after, document) < 0)
    .sort(byPlace);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return { documents: shown, next: last && found.length > limit ? writeCursor(last) : null };
}
