import type { IndexedShelf, Indexing } from './indexed-shelf.ts';
import { Timetable, type Waiting } from './timetable.ts';
import { WordIndex } from './word-index.ts';

/** The lowest of the shelves that find things. */
export class IndexedMap<Thing> extends Map<string, Thing> implements IndexedShelf<Thing> {
  readonly indexing: Indexing<Thing>;
  readonly #words = new WordIndex();
  /** Made when it is first asked for: instants may depend on what is read later than the thing. */
  #times: Timetable | null = null;

  constructor(indexing: Indexing<Thing>) {
    super();
    this.indexing = indexing;
  }

  override set(id: string, thing: Thing): this {
    this.#index(id, thing);
    return super.set(id, thing);
  }

  override delete(id: string): boolean {
    this.#index(id, undefined);
    return super.delete(id);
  }

  *under(word: string): Generator<[string, Thing]> {
    for (const id of this.#words.under(word)) yield [id, this.get(id) as Thing];
  }

  countUnder(word: string): number {
    return this.#words.under(word).size;
  }

  waiting(): Iterable<Waiting> {
    if (!this.#times) {
      this.#times = new Timetable();
      this.#times.fill(timesOf(this.entries(), this.indexing));
    }
    return this.#times;
  }

  retime(): void {
    this.#times = null;
  }

  #index(id: string, thing: Thing | undefined): void {
    const { wordsOf } = this.indexing;
    const before = this.get(id);
    this.#words.replace(id, before === undefined ? [] : wordsOf(before), thing === undefined ? [] : wordsOf(thing));
    this.#times?.set(id, thing === undefined ? null : this.indexing.timeOf(thing));
  }
}

/** Whoever of these waits for the clock, in any order. */
export function* timesOf<Thing>(
  things: Iterable<readonly [string, Thing | undefined]>,
  { timeOf }: Indexing<Thing>,
): Generator<Waiting> {
  for (const [id, thing] of things) {
    const at = thing === undefined ? null : timeOf(thing);
    if (at !== null) yield { id, at };
  }
}
