import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../src/workspace/memory-store.ts';
import type { Store } from '../../src/workspace/store.ts';
import { answered, type Bench, codeOf, hexId, openBench } from '../workspace/bench.ts';
import { aFolder, openStore } from './sqlite-folder.ts';

const MESSAGES = 60;

/** Two doors to one workspace, as two processes on one database have them. */
const DOORS: readonly [name: string, open: () => Promise<readonly [Store, Store]>][] = [
  [
    'one memory store',
    async () => {
      const store = createMemoryStore();
      return [store, store];
    },
  ],
  [
    'two connections to one SQLite file',
    async () => {
      const folder = await aFolder();
      return [await openStore({ folder }), await openStore({ folder })];
    },
  ],
];

/** Counts the commits that were stored. */
function counting(store: Store, counts: { stored: number; lost: number }): Store {
  return {
    ...store,
    async commit(...given) {
      const answer = await store.commit(...given);
      counts[answer.ok ? 'stored' : 'lost'] += 1;
      return answer;
    },
  };
}

/** Hands messages in one after another, each again and again until it is taken. */
async function submitAll({ submit }: Bench, ids: readonly number[]): Promise<void> {
  for (const id of ids) {
    while (codeOf(await submit({ commandId: hexId(id), visitor: hexId(id) })) === 'unavailable');
  }
}

describe.each(DOORS)('two hosts over %s', (_name, open) => {
  it('Z-8 both make progress, nothing is lost, nothing is there twice, and versions and positions are dense', async () => {
    const counts = [
      { stored: 0, lost: 0 },
      { stored: 0, lost: 0 },
    ] as const;
    const stores = await open();
    const limits = {
      formsPerAddress: { limit: 1_000, windowMs: 1 },
      visitorsPerAddress: { limit: 1_000, windowMs: 1 },
    };
    const hosts = stores.map((store, index) =>
      openBench({ store: counting(store, counts[index as 0 | 1]), limits, newId: idsOf(index) }),
    );
    const ids = Array.from({ length: MESSAGES }, (_, index) => 1_000 + index);
    // The middle third is handed in at both.
    const [first, second] = [ids.slice(0, 40), ids.slice(20)];
    await Promise.all(hosts.map((host, index) => submitAll(host, index === 0 ? first : second)));

    const store = stores[0];
    const { version } = answered(await store.load('main'));
    expect(version).toBe(counts[0].stored + counts[1].stored);
    for (const { stored, lost } of counts) {
      expect(stored).toBeGreaterThan(10);
      expect(lost).toBeGreaterThan(0);
    }
    const events = answered(await store.eventsAfter('main', 0, 1_000));
    expect(events.map(({ position }) => position)).toEqual(events.map((_event, index) => index + 1));
    expect(events.filter(({ kind }) => kind === 'offline-message.created')).toHaveLength(MESSAGES);
    for (const { server, errors } of hosts) {
      const { messages } = answered(await server.offlineMessages({ limit: 200 }));
      expect(messages).toHaveLength(MESSAGES);
      expect(new Set(messages.map(({ visitor }) => visitor)).size).toBe(MESSAGES);
      expect(errors).toEqual([]);
    }
  });

  it('T-10 a session that one host ended is refused at the other, which knew it as good', async () => {
    const [here, there] = (await open()).map((store, index) => openBench({ store, newId: idsOf(index) })) as [
      Bench,
      Bench,
    ];
    const token = answered(await here.resolve({ boot: hexId(1) })).secure?.token ?? '';
    const actor = { kind: 'visitor', widget: 'w', token, origin: null } as const;
    const start = { kind: 'start-chat', actor, commandId: hexId(2), text: 'Hello?' } as const;
    const { chat } = answered(await here.server.handle(start));

    await there.server.handle({ kind: 'end-session', widget: 'w', tokens: [token], hostToken: null, origin: null });
    const words = { kind: 'write', actor, chat, commandId: hexId(3), text: 'Anybody?' } as const;
    expect(codeOf(await here.server.handle(words))).toBe('session-expired');
  });
});

/** Ids that the two hosts never share. */
function idsOf(host: number): () => string {
  let last = (host + 1) * 1_000_000;
  return () => hexId(++last);
}
