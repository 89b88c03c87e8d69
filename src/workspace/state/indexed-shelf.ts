import type { Shelf } from './shelf.ts';
import type { Waiting } from './timetable.ts';

/** What a shelf finds its things by. Both are asked again whenever a thing is replaced. */
export interface Indexing<Thing> {
  wordsOf(thing: Thing): readonly string[];
  /** The instant (epoch ms) at which the clock alone changes it; null: it never does. */
  timeOf(thing: Thing): number | null;
}

/**
 * A shelf that finds things by a word, or by the instant they wait for, without a look at all the others. What is found
 * is the same however the things came here; only the order under a word is not to be counted on.
 */
export interface IndexedShelf<Thing> extends Shelf<Thing> {
  readonly indexing: Indexing<Thing>;
  under(word: string): Iterable<[string, Thing]>;
  countUnder(word: string): number;
  /** Whoever waits for the clock, the earliest first; at one instant the lower id. */
  waiting(): Iterable<Waiting>;
  /** Something else changed on which all the instants depend. */
  retime(): void;
}

/** Whoever waits for an instant up to this one, the earliest first. */
export function dueBy(shelf: Pick<IndexedShelf<unknown>, 'waiting'>, now: number): readonly string[] {
  const due: string[] = [];
  for (const { id, at } of shelf.waiting()) {
    if (at > now) break;
    due.push(id);
  }
  return due;
}

/** The first instant anything here waits for; null: nothing does. */
export function firstTime(shelf: Pick<IndexedShelf<unknown>, 'waiting'>): number | null {
  for (const { at } of shelf.waiting()) return at;
  return null;
}
