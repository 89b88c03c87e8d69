import { DAY_MS, SECOND_MS } from '../../base/instant.ts';
import { remember } from './remember.ts';

/** How far wall clocks are ahead of UTC, and an instant up to which that certainly stays so. All in milliseconds. */
export interface Period {
  readonly offset: number;
  readonly until: number;
}

/** One IANA time zone, known through `Intl` alone. A wall time is written as the epoch milliseconds it would be in UTC. */
export interface Zone {
  periodAt(instant: number): Period;
  /** The instant of a wall time; one in a gap moves forward by the gap, of two in an overlap the earlier counts (H-3). */
  toInstant(wall: number): number;
}

/**
 * Just over six days: shorter than the shortest time a zone has kept between two changes since 1990 (seven days, Recife
 * 2000), so a bucket holds one change at most. A power of two in seconds, so that halving it finds that change exactly.
 */
const BUCKET_MS = 2 ** 19 * SECOND_MS;

const zones = new Map<string, Zone>();

/** The zone of that name, with the changes found so far; a name the runtime does not know reads as UTC. */
export const zoneOf = (name: string): Zone => remember(zones, name, createZone);

function createZone(name: string): Zone {
  const offsetAt = offsetReader(name);
  const buckets = new Map<number, readonly [before: Period, after: Period]>();

  const readBucket = (index: number): readonly [Period, Period] => {
    let low = index * BUCKET_MS;
    const end = low + BUCKET_MS;
    const before = buckets.get(index - 1)?.[1].offset ?? offsetAt(low);
    const after = offsetAt(end);
    let change = end;
    while (before !== after && change - low > SECOND_MS) {
      const middle = (low + change) / 2;
      if (offsetAt(middle) === before) low = middle;
      else change = middle;
    }
    return [
      { offset: before, until: change },
      { offset: after, until: end },
    ];
  };

  const periodAt = (instant: number): Period => {
    const [before, after] = remember(buckets, Math.floor(instant / BUCKET_MS), readBucket);
    return instant < before.until ? before : after;
  };

  return {
    periodAt,
    toInstant(wall) {
      const before = periodAt(wall - DAY_MS).offset;
      const after = periodAt(wall + DAY_MS).offset;
      // Neither offset fits its own instant only in a gap, and there the old one is what moves forward by the gap.
      const isAfter = periodAt(wall - before).offset !== before && periodAt(wall - after).offset === after;
      return wall - (isAfter ? after : before);
    },
  };
}

function offsetReader(timeZone: string): (instant: number) => number {
  try {
    const wallClock = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    return (instant) => {
      const parts = wallClock.format(instant).split(/\D+/).map(Number);
      const [month, day, year, ...time] = parts as [month: number, day: number, year: number, ...time: number[]];
      return Date.UTC(year, month - 1, day, ...time) - instant;
    };
  } catch {
    return () => 0;
  }
}
