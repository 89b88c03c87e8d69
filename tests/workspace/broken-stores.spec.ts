import { describe, expect, it } from 'vitest';
import { ok } from '../../src/base/result.ts';
import { storePromises } from '../../src/testing/store-conformance.ts';
import { createMemoryStore } from '../../src/workspace/memory-store.ts';
import type { Store, StoreChange } from '../../src/workspace/store.ts';

type Break = (store: Store) => Partial<Store>;

const changing =
  (alter: (change: StoreChange) => StoreChange): Break =>
  (store) => ({ commit: (workspace, version, change) => store.commit(workspace, version, alter(change)) });

/** Each store is right but for one thing; the case that must notice is named by its promise. */
const BROKEN: readonly [what: string, promise: string, broken: Break][] = [
  ['loses the events of a commit', 'All or nothing', changing((change) => ({ ...change, events: [] }))],
  ['loses the removals of a commit', 'All or nothing', changing((change) => ({ ...change, remove: [] }))],
  [
    'keeps the first of two puts',
    'All or nothing',
    changing((change) => ({ ...change, put: [...change.put].reverse() })),
  ],
  [
    'stores what it refuses',
    'All or nothing',
    (store) => ({
      async commit(workspace, version, change) {
        const answer = await store.commit(workspace, version, change);
        const present = await store.load(workspace);
        if (!answer.ok && present.ok) await store.commit(workspace, present.value.version, change);
        return answer;
      },
    }),
  ],
  [
    'loads history as if it were live',
    'All or nothing',
    (store) => ({
      async load(workspace) {
        const [loaded, found] = [
          await store.load(workspace),
          await store.find(workspace, { kind: 'note', limit: 200 }),
        ];
        return loaded.ok && found.ok ? ok({ ...loaded.value, documents: found.value.documents }) : loaded;
      },
    }),
  ],
  [
    'never lets go of what was live once',
    'All or nothing',
    (store) => {
      const live = new Set<string>();
      return {
        commit(workspace, version, change) {
          for (const { id } of change.put.filter((document) => document.live)) live.add(id);
          const put = change.put.map((document) => ({ ...document, live: live.has(document.id) }));
          return store.commit(workspace, version, { ...change, put });
        },
      };
    },
  ],
  [
    'lets every writer win',
    'One writer wins',
    (store) => ({
      async commit(workspace, version, change) {
        const present = await store.load(workspace);
        return store.commit(workspace, present.ok ? present.value.version : version, change);
      },
    }),
  ],
  [
    'counts positions from 0',
    'Events are dense',
    (store) => ({
      async eventsAfter(...given) {
        const read = await store.eventsAfter(...given);
        return read.ok ? ok(read.value.map((event) => ({ ...event, position: event.position - 1 }))) : read;
      },
    }),
  ],
  [
    'pages by offset',
    'Pages are stable',
    (store) => ({
      async find(workspace, { cursor = '0', ...query }) {
        const found = await store.find(workspace, { ...query, limit: 200 });
        if (!found.ok) return found;
        const end = Number(cursor) + query.limit;
        const next = end < found.value.documents.length ? String(end) : null;
        return ok({ documents: found.value.documents.slice(Number(cursor), end), next });
      },
    }),
  ],
  [
    'ignores tags',
    'Pages are stable',
    (store) => ({ find: (workspace, query) => store.find(workspace, { ...query, tags: {} }) }),
  ],
  [
    'begins again at a cursor it does not know',
    'Pages are stable',
    (store) => ({
      find(workspace, { cursor, ...query }) {
        return store.find(workspace, cursor !== undefined && /\d/.test(cursor) ? { ...query, cursor } : query);
      },
    }),
  ],
  [
    'hands out the same object twice',
    'Copies, not references',
    (store) => {
      const known = new Map<string, ReturnType<Store['get']>>();
      return {
        get(workspace, kind, id) {
          const key = `${workspace}/${kind}/${id}`;
          const read = known.get(key) ?? store.get(workspace, kind, id);
          known.set(key, read);
          return read;
        },
      };
    },
  ],
  [
    'has one workspace for all',
    'Workspaces are apart',
    (store) => ({ load: () => store.load('one'), commit: (_workspace, ...given) => store.commit('one', ...given) }),
  ],
  [
    'throws once it is closed',
    'Errors are values',
    (store) => ({
      async load(workspace) {
        const loaded = await store.load(workspace);
        if (!loaded.ok) throw new Error('closed');
        return loaded;
      },
    }),
  ],
  ['goes on after close', 'Errors are values', () => ({ close: async () => undefined })],
  ['erases nothing', 'Erasure blanks', () => ({ erase: async () => ok({ documents: 1, events: 1 }) })],
  [
    'lets erased words be put back',
    'Erasure blanks',
    (store) => {
      let erased = 0;
      return {
        async erase(...given) {
          const answer = await store.erase(...given);
          if (answer.ok && answer.value.documents > 0) erased += 1;
          return answer;
        },
        commit: (workspace, version, change) => store.commit(workspace, version + erased, change),
      };
    },
  ],
];

describe('a store that breaks a promise is caught by a case of that promise', () => {
  it.each(BROKEN)('one that %s', async (_what, name, broken) => {
    const openBroken = (): Store => {
      const store = createMemoryStore();
      return { ...store, ...broken(store) };
    };
    const cases = storePromises.filter(({ title }) => title.startsWith(`${name}:`));
    const outcomes = await Promise.allSettled(cases.map(({ run }) => run(openBroken)));
    expect(outcomes.map(({ status }) => status)).toContain('rejected');
  });
});
