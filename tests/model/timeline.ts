/** Since when something is so, and how long it was so between two instants; for each of many things, by their names. */
export interface Timeline {
  note(name: string, at: number, is: boolean): void;
  /** The time it was so from one instant to another. */
  spent(name: string, from: number, to: number): number;
  /** Since when it is what it is at this instant. */
  since(name: string, at: number): number;
  is(name: string, at: number): boolean;
}

export function createTimeline(): Timeline {
  const turns = new Map<string, { at: number; is: boolean }[]>();
  const of = (name: string) => turns.get(name) ?? [];
  const last = (name: string, at: number) => of(name).findLast((turn) => turn.at <= at);
  return {
    note(name, at, is) {
      const known = of(name);
      if (known.at(-1)?.is === is || (known.length === 0 && !is)) return;
      // Both of two turns at one instant count: what waits begins anew with each.
      turns.set(name, [...known, { at, is }]);
    },
    spent(name, from, to) {
      const inside = of(name).filter(({ at }) => at > from && at < to);
      let spent = 0;
      let at = from;
      let is = last(name, from)?.is ?? false;
      for (const turn of [...inside, { at: to, is: false }]) {
        if (is) spent += turn.at - at;
        ({ at, is } = turn);
      }
      return spent;
    },
    since: (name, at) => last(name, at)?.at ?? Number.NEGATIVE_INFINITY,
    is: (name, at) => last(name, at)?.is ?? false,
  };
}
