import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createSqliteStore } from '../../src/node/sqlite/create-sqlite-store.ts';
import { openDatabase } from '../../src/node/sqlite/open-database.ts';
import { STATEMENTS } from '../../src/node/sqlite/statements.ts';
import { storePromises } from '../../src/testing/store-conformance.ts';
import { aChange, aDocument, anEvent, events, get, liveIds, W, write } from '../../src/testing/store-probe.ts';
import { createMemoryStore } from '../../src/workspace/memory-store.ts';
import type { Store, StoreTags } from '../../src/workspace/store.ts';
import { createRandom } from '../properties/random.ts';
import { answered } from '../workspace/bench.ts';
import { aFolder, openStore } from './sqlite-folder.ts';

/** Another program at the same file, which lets go at once when its test is over. */
function otherConnection(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  onTestFinished(() => database.close());
  return database;
}

const refusal = async (answer: Promise<{ ok: boolean; problem?: unknown }>): Promise<unknown> =>
  (await answer).problem ?? 'ok';

describe('the SQLite store keeps the promises of Store', () => {
  for (const { title, run } of storePromises) {
    it(title, async () => run(async () => openStore({ folder: await aFolder() })));
  }
});

describe('what is kept', () => {
  it('Z-8 what was answered is there after it is opened again', async () => {
    const folder = await aFolder();
    const first = await openStore({ folder });
    await write(first, { put: [aDocument('a')], events: [anEvent(1)] });
    await first.close();
    const second = await openStore({ folder });
    expect([await liveIds(second), await events(second)]).toEqual([['a'], [{ ...anEvent(1), position: 1 }]]);
    expect(await write(second, {})).toBe(2);
  });

  it('Z-8 each commit is synced: the log is written ahead and `synchronous` is FULL', async () => {
    const opened = await openDatabase(join(await aFolder(), 'a.db'), { busyMs: 0 });
    const database = answered(opened);
    onTestFinished(() => database.close());
    const said = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];
    expect([said('journal_mode'), said('synchronous'), said('foreign_keys'), said('secure_delete')]).toEqual([
      'wal',
      2,
      1,
      1,
    ]);
  });

  it('a commit is shared by all that comes in during one turn of the event loop', async () => {
    const store = await openStore({ folder: await aFolder() });
    let over = false;
    const gathered = store.gather?.().then(() => {
      over = true;
    });
    await new Promise((resolve) => process.nextTick(resolve));
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    expect(over).toBe(false);
    await gathered;
    expect(over).toBe(true);
  });

  it('Z-7 erased words are in none of its files', async () => {
    const folder = await aFolder();
    const store = await openStore({ folder });
    const body = { text: `the secret word ${'and more '.repeat(2_000)}` };
    await write(store, { put: [aDocument('a', { visitor: 'v', body })], events: [{ ...anEvent(1, 'v'), body }] });
    const texts = (): Promise<string[]> =>
      Promise.all(['porchlight.db', 'porchlight.db-wal'].map((name) => readFile(join(folder, name), 'latin1')));
    expect((await texts()).join()).toContain('the secret word');
    await store.erase(W, 'v');
    expect((await texts()).join()).not.toMatch(/the secret word|and more/);
  });

  it('ids with half a surrogate pair in their bodies and U+0000 anywhere come back as they were', async () => {
    const store = await openStore({ folder: await aFolder() });
    const document = aDocument('a\0b', { body: { half: '\ud83d', zero: '\0' }, tags: { 'c\0d': 'e\0f' } });
    await write(store, { put: [document] });
    expect(await get(store, 'a\0b')).toEqual(document);
    const found = answered(await store.find(W, { kind: 'note', tags: { 'c\0d': 'e\0f' }, limit: 1 }));
    expect(found.documents).toEqual([document]);
  });
});

describe('pages', () => {
  it.each<[keyof typeof STATEMENTS, string]>([
    ['live', 'documents USING INDEX documents_live (workspace=?)'],
    ['document', 'documents USING INDEX sqlite_autoindex_documents_1 (workspace=? AND kind=? AND id=?)'],
    ['page', 'documents USING INDEX documents_by_place (workspace=? AND kind=? AND (at,id)<(?,?))'],
    ['placeAfter', 'tags USING PRIMARY KEY (workspace=? AND kind=? AND tag=? AND word=? AND (at,id)<(?,?))'],
    ['placeFrom', 'tags USING PRIMARY KEY (workspace=? AND kind=? AND tag=? AND word=? AND (at,id)<(?,?))'],
    ['events', 'events USING INDEX sqlite_autoindex_events_1 (workspace=? AND position>?)'],
    ['blankDocuments', 'documents USING INDEX documents_by_visitor (workspace=? AND visitor=?)'],
    ['blankEvents', 'events USING INDEX events_by_visitor (workspace=? AND visitor=?)'],
  ])(
    '%s finds its rows by its index, in their order: nothing is walked through, nothing sorted',
    async (name, found) => {
      const database = answered(await openDatabase(join(await aFolder(), 'a.db'), { busyMs: 0 }));
      onTestFinished(() => database.close());
      const plan = database.prepare(`EXPLAIN QUERY PLAN ${STATEMENTS[name]}`).all();
      expect(plan.map(({ detail }) => detail)).toEqual([`SEARCH ${found}`]);
    },
  );

  it.each([1, 2, 3, 4, 5])('are those of the memory store after any commits: run %i', async (seed) => {
    const { below } = createRandom(seed);
    const tagsOf = (): StoreTags =>
      Object.fromEntries(['a', 'b', 'c'].flatMap((tag) => (below(3) ? [[tag, `${below(3)}`]] : [])));
    const stores: readonly Store[] = [createMemoryStore(), await openStore({ folder: await aFolder() })];
    for (let version = 0; version < 20; version += 1) {
      const put = Array.from({ length: below(8) }, () =>
        aDocument(`${below(60)}`, { at: below(12) - 4, tags: tagsOf(), live: below(2) === 0 }),
      );
      const remove = Array.from({ length: below(3) }, () => ({ kind: 'note', id: `${below(60)}` }));
      for (const store of stores) answered(await store.commit(W, version, aChange({ put, remove })));
    }
    for (let question = 0; question < 40; question += 1) {
      const query = { kind: 'note', tags: tagsOf(), limit: 1 + below(5) };
      const seen = await Promise.all(stores.map((store) => allPages(store, query)));
      expect(seen[1], JSON.stringify(query)).toEqual(seen[0]);
    }
    expect(await liveIds(stores[1] as Store)).toEqual(await liveIds(stores[0] as Store));
  });
});

async function allPages(store: Store, query: Parameters<Store['find']>[1]): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = answered(await store.find(W, { ...query, ...(cursor && { cursor }) }));
    found.push(page);
    cursor = page.next;
  }
  return found;
}

describe('a database that cannot answer is `unavailable`, says why, and never throws', () => {
  it('one that another program writes to, until it lets go; reading goes on', async () => {
    const errors: unknown[] = [];
    const store = await openStore({ folder: await aFolder() }, { busyMs: 0, errors });
    await write(store, { put: [aDocument('a')] });
    const other = otherConnection(store.file);
    other.exec('BEGIN IMMEDIATE');
    expect(await refusal(store.commit(W, 1, aChange({ put: [aDocument('b')] })))).toBe('unavailable');
    expect(await refusal(store.erase(W, 'v'))).toBe('unavailable');
    expect(await liveIds(store)).toEqual(['a']);
    expect(errors.map(String)).toEqual(Array(2).fill('Error: database is locked'));
    other.exec('ROLLBACK');
    expect(await write(store, { put: [aDocument('b')] })).toBe(2);
  });

  it('a call waits for the other program, stores what it was given then, and holds nobody up meanwhile', async () => {
    const store = await openStore({ folder: await aFolder() });
    const other = otherConnection(store.file);
    other.exec('BEGIN IMMEDIATE');
    const put = aDocument('a', { body: { list: [1] } });
    const waiting = store.commit(W, 0, aChange({ put: [put] }));
    (put.body as { list: number[] }).list.push(2);
    expect(await liveIds(store)).toEqual([]);
    other.exec('ROLLBACK');
    expect(await waiting).toEqual({ ok: true, value: { version: 1 } });
    expect((await get(store, 'a'))?.body).toEqual({ list: [1] });
  });

  it('one that is closed while a call waits', async () => {
    const errors: unknown[] = [];
    const store = await openStore({ folder: await aFolder() }, { errors });
    otherConnection(store.file).exec('BEGIN IMMEDIATE');
    const waiting = store.commit(W, 0, aChange({}));
    await store.close();
    expect(await refusal(waiting)).toBe('unavailable');
    expect(errors).toEqual([]);
  });

  it('one whose disk is full keeps what it has, and goes on once there is room', async () => {
    const errors: unknown[] = [];
    const database = answered(await openDatabase(join(await aFolder(), 'a.db'), { busyMs: 0 }));
    const store = createSqliteStore(database, { busyMs: 0, onError: (error) => errors.push(error) });
    onTestFinished(() => store.close());
    await write(store, { put: [aDocument('a')], events: [anEvent('a')] });
    const pages = Number(Object.values(database.prepare('PRAGMA page_count').get() ?? {})[0]);
    database.exec(`PRAGMA max_page_count = ${pages}`);
    const large = aChange({ put: [aDocument('b', { body: 'x'.repeat(100_000) })], events: [anEvent('b')] });
    expect(await refusal(store.commit(W, 1, large))).toBe('unavailable');
    expect(errors.map(String)).toEqual(['Error: database or disk is full']);
    expect([await liveIds(store), (await events(store)).length]).toEqual([['a'], 1]);
    database.exec('PRAGMA max_page_count = 1000000');
    expect(await refusal(store.commit(W, 1, large))).toBe('ok');
  });

  it('one with damage in it', async () => {
    const errors: unknown[] = [];
    const store = await openStore({ folder: await aFolder() }, { errors });
    await write(store, { put: [aDocument('a')] });
    otherConnection(store.file).exec(`UPDATE documents SET body = '{'`);
    expect(await refusal(store.load(W))).toBe('unavailable');
    expect(await refusal(store.get(W, 'note', 'a'))).toBe('unavailable');
    expect(errors).toHaveLength(2);
  });

  it('a change with an instant that is none leaves nothing of itself, and the next one is stored', async () => {
    const errors: unknown[] = [];
    const store = await openStore({ folder: await aFolder() }, { errors });
    const put = [aDocument('a'), aDocument('b', { at: 0.5 })];
    expect(await refusal(store.commit(W, 0, aChange({ put, events: [anEvent(1)] })))).toBe('unavailable');
    expect(errors).toHaveLength(1);
    expect(await write(store, { put: [aDocument('c')] })).toBe(1);
    expect(await liveIds(store)).toEqual(['c']);
  });

  it('a change that is no JSON is stored by nobody', async () => {
    const errors: unknown[] = [];
    const store = await openStore({ folder: await aFolder() }, { errors });
    const circle: Record<string, never> = {};
    Object.assign(circle, { circle });
    expect(await refusal(store.commit(W, 0, aChange({ put: [aDocument('a', { body: circle })] })))).toBe('unavailable');
    expect(await write(store, {})).toBe(1);
    expect(errors).toHaveLength(1);
  });
});
