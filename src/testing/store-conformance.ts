import type { Store } from '../workspace/store.ts';
import { expectThat } from './expect-that.ts';
import { aChange, aDocument, anEvent, events, get, liveIds, pages, W, write } from './store-probe.ts';

/** Opens a new, empty store; the case closes it. */
export type OpenStore = () => Store | Promise<Store>;

/** One promise of `Store`, provable anywhere: `run` rejects with a plain Error where it is broken. */
export interface StorePromise {
  /** Begins with the promise's name in `workspace/store.ts`. */
  readonly title: string;
  run(openStore: OpenStore): Promise<void>;
}

const promise = (title: string, prove: (store: Store) => Promise<void>): StorePromise => ({
  title,
  async run(openStore) {
    const store = await openStore();
    try {
      await prove(store);
    } finally {
      await store.close();
    }
  },
});

/** The promises of `Store` as data: hand each case a way to open your store, under any test runner. */
export const storePromises: readonly StorePromise[] = [
  promise('All or nothing: documents, removals and events of one commit appear together', async (store) => {
    await write(store, { put: [aDocument('old')] });
    await write(store, {
      put: [aDocument('a'), aDocument('b'), aDocument('past', { live: false })],
      remove: [{ kind: 'note', id: 'old' }],
      events: [anEvent(1)],
    });
    expectThat.equal(await liveIds(store), ['a', 'b'], 'live documents');
    expectThat.equal((await events(store)).length, 1, 'number of events');
    expectThat.equal(await get(store, 'a'), aDocument('a'), 'the document read back');
    expectThat.equal(await get(store, 'past'), aDocument('past', { live: false }), 'the history read back');
  }),

  promise('All or nothing: a refused commit leaves no document, no removal and no event', async (store) => {
    await write(store, { put: [aDocument('kept')] });
    const change = aChange({ put: [aDocument('lost')], remove: [{ kind: 'note', id: 'kept' }], events: [anEvent(1)] });
    expectThat.equal(expectThat.refusal(await store.commit(W, 0, change), 'commit'), 'conflict', 'refusal');
    expectThat.equal(await liveIds(store), ['kept'], 'live documents');
    expectThat.equal(await events(store), [], 'events');
    expectThat.equal(expectThat.value(await store.load(W), 'load').version, 1, 'version');
  }),

  promise('All or nothing: of two puts of one document in a commit the last wins', async (store) => {
    await write(store, { put: [aDocument('a', { body: 1 }), aDocument('a', { body: 2 })] });
    expectThat.equal((await get(store, 'a'))?.body, 2, 'body');
    expectThat.equal(await liveIds(store), ['a'], 'live documents');
  }),

  promise('All or nothing: what becomes history is live no more, and is again once it is put so', async (store) => {
    const tags = { state: 'new' };
    for (const live of [true, false, true, false]) {
      const document = aDocument('a', { live, tags, body: { live } });
      await write(store, { put: [document] });
      expectThat.equal(await liveIds(store), live ? ['a'] : [], 'live documents');
      expectThat.equal(await get(store, 'a'), document, 'the document read back');
      expectThat.equal(await pages(store, 10, { tags }), [['a']], 'documents found by its tag');
    }
  }),

  promise('One writer wins: a workspace begins at version 0 and each commit raises it by one', async (store) => {
    expectThat.equal(await store.load(W), { ok: true, value: { version: 0, documents: [] } }, 'a new workspace');
    for (const version of [1, 2, 3]) expectThat.equal(await write(store, {}), version, 'version');
    for (const expected of [0, 2, 4, -1]) {
      const refusal = expectThat.refusal(await store.commit(W, expected, aChange({})), `commit at ${expected}`);
      expectThat.equal(refusal, 'conflict', `refusal at ${expected}`);
    }
    expectThat.equal(expectThat.value(await store.load(W), 'load').version, 3, 'version after refusals');
  }),

  promise('One writer wins: of twenty commits at the same version exactly one is stored', async (store) => {
    const ids = Array.from({ length: 20 }, (_, index) => `w${index}`);
    const answers = await Promise.all(
      ids.map((id) => store.commit(W, 0, aChange({ put: [aDocument(id)], events: [anEvent(id)] }))),
    );
    const winners = ids.filter((_, index) => answers[index]?.ok);
    expectThat.equal(winners.length, 1, 'number of winners');
    expectThat.equal(await liveIds(store), winners, 'live documents');
    expectThat.equal(
      (await events(store)).map(({ body }) => body),
      [{ text: winners[0] }],
      'events',
    );
  }),

  promise(
    'Events are dense: positions run from 1 in the order of commits, whatever was refused between',
    async (store) => {
      await write(store, { events: [anEvent('a'), anEvent('b')] });
      await store.commit(W, 0, aChange({ events: [anEvent('refused')] }));
      await write(store, { put: [aDocument('without events')] });
      await write(store, { events: [anEvent('c')] });
      const expected = ['a', 'b', 'c'].map((text, index) => ({ ...anEvent(text), position: index + 1 }));
      expectThat.equal(await events(store), expected, 'all events');
      expectThat.equal(await events(store, W, 1, 1), expected.slice(1, 2), 'one event after the first');
      expectThat.equal(await events(store, W, 3), [], 'events after the last');
      expectThat.equal(await events(store, W, 99), [], 'events after a position that is not there');
    },
  ),

  promise('Pages are stable: newest first, equal instants by greater id, each document once', async (store) => {
    const put = ['b', 'd', 'a', 'c'].map((id) => aDocument(id, { live: false, at: 5 }));
    await write(store, { put: [...put, aDocument('old', { at: 4 }), aDocument('new', { at: 6 })] });
    expectThat.equal(
      await pages(store, 2),
      [
        ['new', 'd'],
        ['c', 'b'],
        ['a', 'old'],
      ],
      'pages of two',
    );
    expectThat.equal(await pages(store, 200), [['new', 'd', 'c', 'b', 'a', 'old']], 'one page');
  }),

  promise('Pages are stable: writing between two pages neither repeats nor skips what was there', async (store) => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    await write(store, { put: ids.map((id, index) => aDocument(id, { at: index })) });
    const found = await pages(store, 2, {
      async between(page) {
        await write(store, {
          put: [aDocument(`new${page}`, { at: 100 + page }), aDocument('c', { at: 2, body: page })],
        });
        if (page === 1) await write(store, { remove: [{ kind: 'note', id: 'e' }] });
      },
    });
    expectThat.equal(found.flat(), ['f', 'e', 'd', 'c', 'b', 'a'], 'documents seen');
  }),

  promise('Pages are stable: only documents with all the tags asked for, live or not, of that kind', async (store) => {
    const tags = { state: 'new', spam: 'false' };
    await write(store, {
      put: [
        aDocument('both', { tags, live: false }),
        aDocument('live', { tags, live: true }),
        aDocument('one', { tags: { state: 'new' } }),
        aDocument('other', { tags: { ...tags, state: 'read' } }),
        aDocument('kind', { tags, kind: 'else' }),
      ],
    });
    expectThat.equal(await pages(store, 10, { tags }), [['live', 'both']], 'documents with both tags');
    await write(store, { put: [aDocument('both', { tags: { ...tags, state: 'read' }, live: false })] });
    expectThat.equal(await pages(store, 10, { tags }), [['live']], 'documents after a tag changed');
  }),

  promise('Pages are stable: a cursor that is none is answered with an empty last page', async (store) => {
    await write(store, { put: [aDocument('a')] });
    for (const cursor of ['', 'x', '…', '{}', 'NaN_a']) {
      const found = expectThat.value(await store.find(W, { kind: 'note', limit: 10, cursor }), `find at “${cursor}”`);
      expectThat.equal(found, { documents: [], next: null }, `page at “${cursor}”`);
    }
  }),

  promise('Copies, not references: changing what was handed in or out changes nothing stored', async (store) => {
    const body = { list: [1] };
    const put = aDocument('a', { body, tags: { state: 'new' } });
    await write(store, { put: [put], events: [{ ...anEvent(1), body }] });
    body.list.push(2);
    const given = [
      ...expectThat.value(await store.load(W), 'load').documents,
      ...expectThat.value(await store.find(W, { kind: 'note', limit: 1 }), 'find').documents,
      ...(await events(store)),
      ...[await get(store, 'a')].filter((document) => document !== null),
    ];
    expectThat.equal(given.length, 4, 'number of copies handed out');
    for (const { body } of given) (body as { list: number[] }).list.push(3);
    expectThat.equal((await get(store, 'a'))?.body, { list: [1] }, 'the document');
    expectThat.equal((await events(store))[0]?.body, { list: [1] }, 'the event');
  }),

  promise('Copies, not references: any JSON and any id come back as they were', async (store) => {
    const body = JSON.parse(
      '{"__proto__":{"x":1},"constructor":null,"n":-0.5,"deep":[[[{"a":"\\u0000\\ud83d\\ude00"}]]]}',
    );
    const ids = ['a/b', 'ä ö', '__proto__', '%', "'; drop table", '😀', 'x'.repeat(300)];
    await write(store, { put: ids.map((id) => aDocument(id, { body, tags: { 'odd tag': id } })) });
    for (const id of ids) {
      const found = await get(store, id);
      expectThat.equal(found, aDocument(id, { body, tags: { 'odd tag': id } }), `document ${id}`);
      expectThat.equal(await pages(store, 5, { tags: { 'odd tag': id } }), [[id]], `found by the tag ${id}`);
    }
  }),

  promise('Workspaces are apart: nothing of one is seen, counted or versioned in another', async (store) => {
    await write(store, { put: [aDocument('a', { visitor: 'v' })], events: [anEvent(1, 'v')] });
    await write(store, {}, 'other');
    expectThat.equal(await store.load('other'), { ok: true, value: { version: 1, documents: [] } }, 'the other one');
    expectThat.equal(await events(store, 'other'), [], 'its events');
    expectThat.equal(await get(store, 'a', 'other'), null, 'its document');
    const found = expectThat.value(await store.find('other', { kind: 'note', limit: 10 }), 'find');
    expectThat.equal(found.documents, [], 'its page');
    expectThat.equal(await store.erase('other', 'v'), { ok: true, value: { documents: 0, events: 0 } }, 'its erasure');
    expectThat.equal((await get(store, 'a'))?.body, { text: 'a' }, 'the document of the first one');
  }),

  promise('Errors are values: after close every call is refused with `unavailable`', async (store) => {
    await write(store, { put: [aDocument('a')] });
    await store.close();
    await store.close();
    const calls = {
      load: store.load(W),
      commit: store.commit(W, 1, aChange({})),
      eventsAfter: store.eventsAfter(W, 0, 1),
      get: store.get(W, 'note', 'a'),
      find: store.find(W, { kind: 'note', limit: 1 }),
      erase: store.erase(W, 'v'),
    };
    for (const [name, call] of Object.entries(calls)) {
      expectThat.equal(expectThat.refusal<string>(await call, name), 'unavailable', name);
    }
  }),

  promise(
    'Erasure blanks: bodies of one visitor are blanked in place, and whoever read before is refused',
    async (store) => {
      const mine = aDocument('mine', { visitor: 'v', live: false, tags: { state: 'new' } });
      await write(store, {
        put: [mine, aDocument('theirs', { visitor: 'w' })],
        events: [anEvent('mine', 'v'), anEvent('theirs', 'w'), anEvent('nobody’s')],
      });
      const before = await events(store);
      expectThat.equal(await store.erase(W, 'x'), { ok: true, value: { documents: 0, events: 0 } }, 'of a stranger');
      expectThat.equal(expectThat.value(await store.load(W), 'load').version, 1, 'version after nothing was erased');
      expectThat.equal(await store.erase(W, 'v'), { ok: true, value: { documents: 1, events: 1 } }, 'what was erased');
      expectThat.equal(await get(store, 'mine'), { ...mine, body: null }, 'the document of the visitor');
      expectThat.equal((await get(store, 'theirs'))?.body, { text: 'theirs' }, 'the document of another');
      expectThat.equal(await events(store), [{ ...before[0], body: null }, ...before.slice(1)], 'events');
      const late = await store.commit(W, 1, aChange({ put: [mine] }));
      expectThat.equal(expectThat.refusal(late, 'a commit of what was read before'), 'conflict', 'its refusal');
      await write(store, { events: [anEvent('later')] });
      const positions = (await events(store)).map(({ position }) => position);
      expectThat.equal(positions, [1, 2, 3, 4], 'positions after an erasure and another commit');
    },
  ),
];
