import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, SECOND_MS, toInstant } from '../base/instant.ts';
import type { Stop } from '../base/stop.ts';
import type { Clock } from '../contract/platform.ts';

/** Milliseconds, or named parts that add up: `{ hours: 1, minutes: 1 }`. */
export type Duration =
  | number
  | {
      readonly days?: number;
      readonly hours?: number;
      readonly minutes?: number;
      readonly seconds?: number;
      readonly ms?: number;
    };

/**
 * A clock that stands still until it is told to move.
 *
 * There are two hands, as in a real machine: the wall clock, which people can turn, and the steady one that timers run
 * by, which they cannot. Whatever a timer starts is let come to rest before the next one fires.
 */
export interface FakeClock extends Clock {
  /** Lets time pass, firing each timer when it is due. */
  advance(duration: Duration): Promise<void>;
  /** Turns the wall clock by hand, forwards or (negative) backwards; no timer notices. */
  jump(duration: Duration): void;
  /**
   * The machine sleeps: nothing runs. On waking, the timers that were due fire late and all at once (`late`), or each
   * goes on with what was left of it (`frozen`), as machines do whose steady clock stops too.
   */
  sleep(duration: Duration, timers?: 'late' | 'frozen'): Promise<void>;
  /** From now on each timer fires this much after it is due, as in a page the browser slows down. */
  delayTimers(duration: Duration): void;
  /** What a right clock shows that nobody turns: the server's, say. */
  trueNow(): Instant;
  /** How often a timer has fired. */
  readonly wakeUps: number;
  /** How many timers are set. */
  readonly timers: number;
}

export const durationMs = (duration: Duration): number => {
  if (typeof duration === 'number') return duration;
  const { days = 0, hours = 0, minutes = 0, seconds = 0, ms = 0 } = duration;
  return days * DAY_MS + hours * HOUR_MS + minutes * MINUTE_MS + seconds * SECOND_MS + ms;
};

/** Lets everything that has been started, and waits for nothing but other promises, come to its end. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await undefined;
}

export function fakeClock(start: number | Date | string = '2026-03-02T10:00:00Z'): FakeClock {
  const timers = new Map<number, { at: number; call: () => void }>();
  let steady = 0;
  /** How far the steady hand is behind the true time, and behind what the visitor's wall clock shows. */
  let trueAhead = toInstant(new Date(start)) as number;
  let wallAhead = trueAhead;
  let lateBy = 0;
  let made = 0;
  let wakeUps = 0;

  const next = (until: number): readonly [id: number, at: number, call: () => void] | undefined => {
    const [first] = [...timers].sort(([a, one], [b, other]) => one.at - other.at || a - b);
    if (!first || first[1].at + lateBy > until) return undefined;
    return [first[0], first[1].at + lateBy, first[1].call];
  };

  async function runUntil(until: number): Promise<void> {
    await settle();
    for (let due = next(until); due; due = next(until)) {
      const [id, at, call] = due;
      timers.delete(id);
      steady = Math.max(steady, at);
      wakeUps++;
      call();
      await settle();
    }
    steady = until;
  }

  return {
    now: () => (wallAhead + steady) as Instant,
    setTimer(delayMs, call): Stop {
      const id = made++;
      timers.set(id, { at: steady + Math.max(0, delayMs), call });
      return () => void timers.delete(id);
    },
    advance: (duration) => runUntil(steady + durationMs(duration)),
    jump(duration) {
      wallAhead += durationMs(duration);
    },
    async sleep(duration, mode = 'late') {
      await settle();
      if (mode === 'frozen') {
        wallAhead += durationMs(duration);
        trueAhead += durationMs(duration);
      } else {
        steady += durationMs(duration);
        await runUntil(steady);
      }
    },
    delayTimers(duration) {
      lateBy = durationMs(duration);
    },
    trueNow: () => (trueAhead + steady) as Instant,
    get wakeUps() {
      return wakeUps;
    },
    get timers() {
      return timers.size;
    },
  };
}
