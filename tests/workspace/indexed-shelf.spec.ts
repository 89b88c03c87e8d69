import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IndexedLayer } from '../../src/workspace/state/indexed-layer.ts';
import { IndexedMap } from '../../src/workspace/state/indexed-map.ts';
import { dueBy, firstTime, type IndexedShelf, type Indexing } from '../../src/workspace/state/indexed-shelf.ts';

interface Thing {
  readonly words: readonly string[];
  readonly at: number | null;
}

/** Of a shelf whose instants all depend on something beside the things, as those of chats do on settings. */
const indexBy = (shift: { ms: number }): Indexing<Thing> => ({
  wordsOf: ({ words }) => words,
  timeOf: ({ at }) => (at === null ? null : (at * shift.ms) % 7),
});

interface Level {
  readonly shelf: IndexedMap<Thing> | IndexedLayer<Thing>;
  readonly shift: { ms: number };
}

const IDS = ['a', 'b', 'c', 'd', 'e'];
const WORDS = ['red', 'blue', 'green'];

/** Everything a shelf finds, in an order of its own. */
const found = (shelf: IndexedShelf<Thing>) => ({
  under: WORDS.map((word) => [...shelf.under(word)].map(([id, { words, at }]) => [id, words, at]).sort()),
  counts: WORDS.map((word) => shelf.countUnder(word)),
  waiting: [...shelf.waiting()],
});

/** The same by a look at every thing. */
function looked(shelf: IndexedShelf<Thing>, index = shelf.indexing): ReturnType<typeof found> {
  const things = [...shelf.entries()];
  const under = WORDS.map((word) => things.filter(([, { words }]) => words.includes(word)));
  const waiting = things.flatMap(([id, thing]) => {
    const at = index.timeOf(thing);
    return at === null ? [] : { id, at };
  });
  return {
    under: under.map((those) => those.map(([id, { words, at }]) => [id, words, at]).sort()),
    counts: under.map(({ length }) => length),
    waiting: waiting.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
  };
}

const steps = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constant('set' as const),
        id: fc.constantFrom(...IDS),
        thing: fc.record({ words: fc.subarray(WORDS), at: fc.option(fc.integer({ min: 0, max: 3 })) }),
      }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('delete' as const), id: fc.constantFrom(...IDS) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('open', 'settle', 'drop', 'look') }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('shift' as const) }) },
  ),
  { maxLength: 60, size: 'max' },
);

describe('a shelf that finds things', () => {
  it('finds what a look at everything finds, through any number of layers, whatever is set, deleted, settled or dropped', () => {
    fc.assert(
      fc.property(steps, (script) => {
        const ground = { ms: 1 };
        const levels: Level[] = [{ shelf: new IndexedMap(indexBy(ground)), shift: ground }];
        const look = (): void => {
          for (const { shelf } of levels) expect(found(shelf)).toEqual(looked(shelf));
        };
        for (const step of script) {
          const { shelf, shift } = levels.at(-1) as Level;
          if (step.kind === 'set') shelf.set(step.id, step.thing);
          else if (step.kind === 'delete') shelf.delete(step.id);
          else if (step.kind === 'look') look();
          else if (step.kind === 'shift') {
            shift.ms += 1;
            shelf.retime();
          } else if (step.kind === 'open') {
            const own = { ...shift };
            levels.push({ shelf: new IndexedLayer(shelf, indexBy(own)), shift: own });
          } else if (shelf instanceof IndexedLayer) {
            levels.pop();
            const below = levels.at(-1) as Level;
            if (step.kind === 'drop') continue;
            shelf.settle();
            if (below.shift.ms === shift.ms) continue;
            below.shift.ms = shift.ms;
            below.shelf.retime();
          }
        }
        look();
      }),
      { numRuns: 500 },
    );
  });

  it('tells who is due, the earliest first and at one instant by id, and when the next one is', () => {
    const shelf = new IndexedMap(indexBy({ ms: 1 }));
    for (const [id, at] of [
      ['late', 3],
      ['b', 2],
      ['never', null],
      ['a', 2],
      ['early', 1],
    ] as const) {
      shelf.set(id, { words: [], at });
    }
    expect([0, 1, 2, 9].map((now) => dueBy(shelf, now))).toEqual([
      [],
      ['early'],
      ['early', 'a', 'b'],
      ['early', 'a', 'b', 'late'],
    ]);
    expect([firstTime(shelf), firstTime(new IndexedMap(indexBy({ ms: 1 })))]).toEqual([1, null]);
  });
});
