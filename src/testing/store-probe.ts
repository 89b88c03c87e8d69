import type { Json } from '../base/json.ts';
import type { Store, StoreChange, StoredDocument } from '../workspace/store.ts';
import { expectThat } from './expect-that.ts';

/** The workspace the cases write to. */
export const W = 'workspace';

export const aDocument = (id: string, members: Partial<StoredDocument> = {}): StoredDocument => ({
  kind: 'note',
  id,
  live: true,
  at: 1_000,
  tags: {},
  visitor: null,
  body: { text: id },
  ...members,
});

export const aChange = (change: Partial<StoreChange>): StoreChange => ({ put: [], remove: [], events: [], ...change });

export const anEvent = (text: Json, visitor: string | null = null) => ({
  kind: 'noted',
  at: 1_000,
  visitor,
  body: { text },
});

/** Commits on top of whatever is there. */
export async function write(store: Store, change: Partial<StoreChange>, workspace = W): Promise<number> {
  const { version } = expectThat.value(await store.load(workspace), 'load');
  return expectThat.value(await store.commit(workspace, version, aChange(change)), 'commit').version;
}

export async function liveIds(store: Store, workspace = W): Promise<readonly string[]> {
  const { documents } = expectThat.value(await store.load(workspace), 'load');
  return documents.map(({ id }) => id).sort();
}

export async function events(store: Store, workspace = W, after = 0, limit = 100) {
  return expectThat.value(await store.eventsAfter(workspace, after, limit), 'eventsAfter');
}

export async function get(store: Store, id: string, workspace = W): Promise<StoredDocument | null> {
  return expectThat.value(await store.get(workspace, 'note', id), 'get');
}

/** Goes through `find` page by page; `between` runs after each page. */
export async function pages(
  store: Store,
  limit: number,
  { tags = {}, between }: { tags?: Record<string, string>; between?: (page: number) => Promise<unknown> } = {},
): Promise<readonly (readonly string[])[]> {
  const found: string[][] = [];
  for (let cursor: string | null | undefined; cursor !== null && found.length < 100; ) {
    const query = { kind: 'note', tags, limit, ...(cursor !== undefined && { cursor }) };
    const page = expectThat.value(await store.find(W, query), 'find');
    found.push(page.documents.map(({ id }) => id));
    cursor = page.next;
    await between?.(found.length);
  }
  return found;
}
