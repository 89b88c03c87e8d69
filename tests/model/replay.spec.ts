import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createMemoryStore } from '../../src/workspace/memory-store.ts';
import { aFolder, openStore } from '../node/sqlite-folder.ts';
import { replay, type Way } from './replay.ts';
import { beginningOf, live, someWalk } from './walk.ts';

/** Lives whose store never fails, and that no process survives; what lives in memory alone begins anew with each. */
const STEADY = ['stumble', 'restart'];
/** Sessions and rates are such: after a restart every session has its full time again. */
const STORED_ALONE = [...STEADY, 'beat', 'flood', 'remove widget'];

const walks = fc.sample(someWalk(300), { seed: 4, numRuns: 4 });

const WAYS: readonly [name: string, without: readonly string[], way: Omit<Way, 'store'>][] = [
  ['command by command', STEADY, {}],
  ['with other commits', STEADY, { commits: 'together' }],
  ['with all read anew now and then', STEADY, { rereads: 'reload' }],
  ['with a new process now and then', STORED_ALONE, { rereads: 'restart' }],
];

it.each(WAYS)(
  'a recorded life is replayed to the byte, %s',
  async (_name, without, way) => {
    for (const walk of walks) {
      const { record } = await live(walk, undefined, without);
      const first = await replay(record, beginningOf(walk), { store: createMemoryStore() });
      const again = await replay(record, beginningOf(walk), { store: createMemoryStore(), ...way });
      expect(again.stored).toBe(first.stored);
      if (way.commits !== 'together') expect(again.version).toBe(first.version);
    }
  },
  30_000,
);

it('a recorded life leaves the same bytes on disk as in memory', async () => {
  for (const walk of walks.slice(0, 2)) {
    const { record } = await live(walk, undefined, STEADY);
    const inMemory = await replay(record, beginningOf(walk), { store: createMemoryStore() });
    const onDisk = await openStore({ folder: await aFolder() });
    expect(await replay(record, beginningOf(walk), { store: onDisk })).toEqual(inMemory);
  }
}, 30_000);
