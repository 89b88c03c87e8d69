import type { Stop } from '../base/stop.ts';
import type { Tabs } from '../contract/platform.ts';

/** What the tabs of one origin share, in the hands of the test. */
export interface FakeTabs {
  /** How many tabs hold the lock of this name, or wait for it. */
  queue(name: string): number;
  /** Every message that was said, oldest first. */
  readonly said: readonly { readonly name: string; readonly message: unknown }[];
  open(hasLocks?: boolean): FakeTab;
}

/** One tab's way to the others. */
export interface FakeTab extends Tabs {
  /** Names of the locks it holds. */
  readonly held: readonly string[];
  /** How many channels it has open. */
  readonly channels: number;
  /** The page runs no more, and keeps its locks: what it says and what it is told waits. */
  freeze(): void;
  thaw(): void;
  /** The page is gone: its locks pass on, nothing is heard from it any more. */
  close(): void;
}

interface Waiting {
  readonly name: string;
  readonly tab: object;
  readonly onHeld: () => void;
}

interface Hearer {
  readonly name: string;
  readonly hear: (message: unknown) => void;
}

export function fakeTabs(): FakeTabs {
  /** For each name the first of it holds the lock. */
  const queue: Waiting[] = [];
  const hearers = new Set<Hearer>();
  const said: { name: string; message: unknown }[] = [];

  const holderOf = (name: string): Waiting | undefined => queue.find((one) => one.name === name);

  function ask(one: Waiting): Stop {
    const isFirst = !holderOf(one.name);
    queue.push(one);
    if (isFirst) give(one);
    return () => {
      const wasHolder = holderOf(one.name) === one;
      const index = queue.indexOf(one);
      if (index < 0) return;
      queue.splice(index, 1);
      const next = wasHolder && holderOf(one.name);
      if (next) give(next);
    };
  }

  /** Not in the same turn, as in browsers. */
  function give(one: Waiting): void {
    void Promise.resolve().then(() => {
      if (holderOf(one.name) === one) one.onHeld();
    });
  }

  return {
    said,
    queue: (name) => queue.filter((one) => one.name === name).length,
    open(hasLocks = true) {
      const tab = {};
      const mine = new Set<Hearer>();
      let isFrozen = false;
      let isClosed = false;
      let held: (() => void)[] = [];

      /** Now, or once the page runs again. */
      const run = (step: () => void): void => {
        if (isFrozen) held.push(step);
        else if (!isClosed) step();
      };

      return {
        get held() {
          return [...new Set(queue.map(({ name }) => name))].filter((name) => holderOf(name)?.tab === tab);
        },
        get channels() {
          return mine.size;
        },
        hold: (name, onHeld) => (hasLocks && !isClosed ? ask({ name, tab, onHeld: () => run(onHeld) }) : null),
        meet(name, listener) {
          const hearer = { name, hear: (message: unknown) => run(() => mine.has(hearer) && listener(message)) };
          if (!isClosed) {
            mine.add(hearer);
            hearers.add(hearer);
          }
          return {
            say(message) {
              if (!mine.has(hearer)) return;
              const copy = structuredClone(message);
              run(() => {
                said.push({ name, message: copy });
                void Promise.resolve().then(() => {
                  for (const other of [...hearers]) {
                    if (other.name === name && other !== hearer) other.hear(structuredClone(copy));
                  }
                });
              });
            },
            leave() {
              mine.delete(hearer);
              hearers.delete(hearer);
            },
          };
        },
        freeze() {
          isFrozen = true;
        },
        thaw() {
          isFrozen = false;
          for (const step of held.splice(0)) run(step);
        },
        close() {
          isClosed = true;
          held = [];
          for (const hearer of mine) hearers.delete(hearer);
          mine.clear();
          const gone = queue.filter((one) => one.tab === tab);
          const names = gone.filter((one) => holderOf(one.name) === one).map(({ name }) => name);
          for (const one of gone) queue.splice(queue.indexOf(one), 1);
          for (const name of names) {
            const next = holderOf(name);
            if (next) give(next);
          }
        },
      };
    },
  };
}
