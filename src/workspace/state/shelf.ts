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

export const layer = <Thing>(base: Shelf<Thing>): Layer<Thing> => new PlainLayer(base);

const NONE: ReadonlyMap<string, never> = new Map<string, never>();

/** Every command opens a layer over every shelf, and most of them are never written to: those are one small object. */
export class PlainLayer<Thing, Base extends Shelf<Thing> = Shelf<Thing>> implements Layer<Thing> {
  protected readonly base: Base;
  #changes: Map<string, Thing | undefined> | null = null;

  constructor(base: Base) {
    this.base = base;
  }

  get changes(): ReadonlyMap<string, Thing | undefined> {
    return this.#changes ?? NONE;
  }

  get(id: string): Thing | undefined {
    const changed = this.#changes?.get(id);
    return changed !== undefined || this.#changes?.has(id) ? changed : this.base.get(id);
  }

  set(id: string, thing: Thing): void {
    this.change(id, thing);
  }

  delete(id: string): void {
    this.change(id, undefined);
  }

  *entries(): Generator<[string, Thing]> {
    const { changes } = this;
    for (const entry of this.base.entries()) if (!changes.has(entry[0])) yield entry;
    for (const [id, thing] of changes) if (thing !== undefined) yield [id, thing];
  }

  settle(): void {
    for (const [id, thing] of this.changes) thing === undefined ? this.base.delete(id) : this.base.set(id, thing);
  }

  protected change(id: string, thing: Thing | undefined): void {
    this.#changes ??= new Map();
    this.#changes.set(id, thing);
  }
}
