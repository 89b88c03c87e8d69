import { timesOf } from './indexed-map.ts';
import type { IndexedShelf, Indexing } from './indexed-shelf.ts';
import { PlainLayer } from './shelf.ts';
import { isEarlier, Timetable, type Waiting } from './timetable.ts';
import { WordIndex } from './word-index.ts';

/** What the changes of a layer add to its base under each word, and what they cover there. */
interface OwnWords {
  readonly index: WordIndex;
  /** How many of the base's things under a word are replaced or deleted here. */
  readonly covered: Map<string, number>;
}

/** A layer over a shelf that finds things; its own index is made when something is first asked of it. */
export class IndexedLayer<Thing> extends PlainLayer<Thing, IndexedShelf<Thing>> implements IndexedShelf<Thing> {
  readonly indexing: Indexing<Thing>;
  #words: OwnWords | null = null;
  #times: Timetable | null = null;
  /** Whether the base's instants hold no more, so that the own timetable is of everything. */
  #retimed = false;

  constructor(base: IndexedShelf<Thing>, indexing: Indexing<Thing>) {
    super(base);
    this.indexing = indexing;
  }

  *under(word: string): Generator<[string, Thing]> {
    const { changes, base } = this;
    for (const entry of base.under(word)) if (!changes.has(entry[0])) yield entry;
    for (const id of this.#ownWords().index.under(word)) yield [id, changes.get(id) as Thing];
  }

  countUnder(word: string): number {
    if (this.changes.size === 0) return this.base.countUnder(word);
    const { index, covered } = this.#ownWords();
    return this.base.countUnder(word) - (covered.get(word) ?? 0) + index.under(word).size;
  }

  *waiting(): Generator<Waiting> {
    const own = this.#ownTimes()[Symbol.iterator]();
    let next = own.next();
    if (!this.#retimed) {
      for (const below of this.base.waiting()) {
        if (this.changes.has(below.id)) continue;
        for (; !next.done && isEarlier(next.value, below); next = own.next()) yield next.value;
        yield below;
      }
    }
    for (; !next.done; next = own.next()) yield next.value;
  }

  retime(): void {
    this.#retimed = true;
    this.#times = null;
  }

  protected override change(id: string, thing: Thing | undefined): void {
    if (this.#words) this.#index(this.#words, id, this.changes.has(id) ? this.changes.get(id) : null, thing);
    this.#times?.set(id, thing === undefined ? null : this.indexing.timeOf(thing));
    super.change(id, thing);
  }

  #ownWords(): OwnWords {
    if (!this.#words) {
      this.#words = { index: new WordIndex(), covered: new Map() };
      for (const [id, thing] of this.changes) this.#index(this.#words, id, null, thing);
    }
    return this.#words;
  }

  /** `before`: what this layer had; null: nothing, so that the base's is covered from now on. */
  #index({ index, covered }: OwnWords, id: string, before: Thing | undefined | null, thing: Thing | undefined): void {
    const wordsOf = (each: Thing | undefined): readonly string[] =>
      each === undefined ? [] : this.indexing.wordsOf(each);
    if (before === null) {
      for (const word of wordsOf(this.base.get(id))) covered.set(word, (covered.get(word) ?? 0) + 1);
    }
    index.replace(id, wordsOf(before ?? undefined), wordsOf(thing));
  }

  #ownTimes(): Timetable {
    if (!this.#times) {
      this.#times = new Timetable();
      this.#times.fill(timesOf(this.#retimed ? this.entries() : this.changes, this.indexing));
    }
    return this.#times;
  }
}
