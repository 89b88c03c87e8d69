/** Which ids are found by which word. */
export class WordIndex {
  readonly #ids = new Map<string, Set<string>>();

  /** In no order that counts. */
  under(word: string): ReadonlySet<string> {
    return this.#ids.get(word) ?? NOBODY;
  }

  /** `id` is found by `after` from now on, and by what is left out of `before` no more. */
  replace(id: string, before: readonly string[], after: readonly string[]): void {
    if (isSame(before, after)) return;
    for (const word of before) {
      const ids = this.#ids.get(word);
      ids?.delete(id);
      if (ids?.size === 0) this.#ids.delete(word);
    }
    for (const word of after) {
      const ids = this.#ids.get(word);
      if (ids) ids.add(id);
      else this.#ids.set(word, new Set([id]));
    }
  }
}

const NOBODY: ReadonlySet<string> = new Set();

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a === b || (a.length === b.length && a.every((word, index) => word === b[index]));
