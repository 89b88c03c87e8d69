/** A clock that can be set to any instant and run at any speed, or stand still. */
export interface SimClock {
  /** Epoch ms. */
  now(): number;
  /** Seconds that pass in one real second; 0 stands still. */
  rate(): number;
  set(reading: ClockReading): void;
}

export interface ClockReading {
  readonly now: number;
  readonly rate: number;
}

/** Makes one over a monotonic source of real milliseconds. */
export function createSimClock(realNow: () => number, first: ClockReading): SimClock {
  let reading = first;
  let setAt = realNow();
  return {
    now: () => Math.floor(reading.now + (realNow() - setAt) * reading.rate),
    rate: () => reading.rate,
    set(next) {
      reading = next;
      setAt = realNow();
    },
  };
}
