import { SECOND_MS } from '../../base/instant.ts';
import type { Stop } from '../../base/stop.ts';
import type { Platform } from '../../contract/platform.ts';

/** In this time a message that stands before the visitor's eyes in one tab is known as seen in all. */
const SEEN_MS = 250;

/** Who has not got the turn by then leaves the sound to another tab. */
const TURN_MS = 250;

/** Between two sounds. */
const REST_MS = 2 * SECOND_MS;

export interface RingingOptions {
  readonly widget: string;
  readonly platform: Pick<Platform, 'clock' | 'tabs'>;
  /** Whether there is something unseen, and this page may be heard. */
  mayRing(): boolean;
  play(): void;
}

export interface Ringing {
  /** A message came. */
  ring(): void;
  stop: Stop;
}

/** One sound for all tabs that hear of a message, and none where one of them shows it (K-3, D-8). */
export function createRinging({ widget, platform: { clock, tabs }, mayRing, play }: RingingOptions): Ringing {
  let isBusy = false;
  let stopTimer: Stop = () => undefined;
  let letGo: Stop | null = null;

  function wait(ms: number, call: () => void): void {
    stopTimer();
    stopTimer = clock.setTimer(ms, call);
  }

  function rest(): void {
    letGo?.();
    letGo = null;
    isBusy = false;
  }

  function sound(): void {
    play();
    wait(REST_MS, rest);
  }

  function take(): void {
    if (mayRing()) {
      letGo = tabs.hold(`pl:${widget}:sound`, sound);
      if (letGo) wait(TURN_MS, rest);
      else sound();
    } else rest();
  }

  return {
    ring() {
      if (isBusy) return;
      isBusy = true;
      wait(SEEN_MS, take);
    },
    stop() {
      stopTimer();
      rest();
    },
  };
}
