/** Things by id; a `Map` is one. */
export interface Shelf<Thing> {
  get(id: string): Thing | undefined;
  set(id: string, thing: Thing): unknown;
  delete(id: string): unknown;
  entries(): Iterable<[string, Thing]>;
}

/** A shelf over another: reads through it, keeps its own changes apart, and hands them down when it is settled. */
export interface Layer<Thing> extends Shelf<Thing> {
  /** What was set here; `undefined`: deleted. */
  readonly changes: ReadonlyMap<string, Thing | undefined>;
  settle(): void;
}

export function layer<Thing>(base: Shelf<Thing>): Layer<Thing> {
  const changes = new Map<string, Thing | undefined>();
  return {
    changes,
    get: (id) => (changes.has(id) ? changes.get(id) : base.get(id)),
    set: (id, thing) => changes.set(id, thing),
    delete: (id) => changes.set(id, undefined),
    *entries() {
      for (const entry of base.entries()) if (!changes.has(entry[0])) yield entry;
      for (const [id, thing] of changes) if (thing !== undefined) yield [id, thing];
    },
    settle() {
      for (const [id, thing] of changes) thing === undefined ? base.delete(id) : base.set(id, thing);
    },
  };
}
