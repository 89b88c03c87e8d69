/** Something the clock will do to a thing, by its id. */
export interface Waiting {
  readonly id: string;
  /** Epoch ms. */
  readonly at: number;
}

/** At one instant the lower id goes first, so that no order depends on how things came here. */
export const isEarlier = (a: Waiting, b: Waiting): boolean => a.at < b.at || (a.at === b.at && a.id < b.id);

/** Ids in the order of their instants. A change costs a binary search and a move in memory; the first is always at hand. */
export class Timetable implements Iterable<Waiting> {
  #line: Waiting[] = [];
  readonly #known = new Map<string, Waiting>();

  /** Takes all of these at once, in place of what was there. */
  fill(waiting: Iterable<Waiting>): void {
    this.#known.clear();
    for (const each of waiting) this.#known.set(each.id, each);
    this.#line = [...this.#known.values()].sort((a, b) => (isEarlier(a, b) ? -1 : 1));
  }

  /** From now on `id` waits for this instant; null: for none. */
  set(id: string, at: number | null): void {
    const before = this.#known.get(id);
    if ((before?.at ?? null) === at) return;
    if (before) this.#line.splice(this.#placeOf(before), 1);
    if (at === null) {
      this.#known.delete(id);
      return;
    }
    const waiting = { id, at };
    this.#known.set(id, waiting);
    this.#line.splice(this.#placeOf(waiting), 0, waiting);
  }

  [Symbol.iterator](): Iterator<Waiting> {
    return this.#line[Symbol.iterator]();
  }

  /** How many are earlier. */
  #placeOf(waiting: Waiting): number {
    let low = 0;
    let high = this.#line.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isEarlier(this.#line[middle] as Waiting, waiting)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
