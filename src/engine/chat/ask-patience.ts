import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Stop } from '../../base/stop.ts';
import type { Clock } from '../../contract/platform.ts';
import { chatPatience, type Waiting } from '../../domain/chat/patience.ts';

/** Timers hold no longer waits than this. */
const LONGEST_MS = 2_147_483_647;

export interface PatienceWatch {
  readonly isAsked: ReadonlySignal<boolean>;
  /** The chat, or the visitor's word, may have changed; or the page slept. */
  look(): void;
  stop(): void;
}

/** Asks the visitor at the set times whether they keep waiting (K-7). */
export function watchPatience(clock: Clock, waiting: () => Waiting): PatienceWatch {
  const isAsked = signal(false);
  let stopTimer: Stop = () => undefined;

  function look(): void {
    stopTimer();
    const now = waiting();
    const patience = chatPatience(now);
    isAsked.value = patience.isAsked;
    if (patience.asksAt === null) return;
    stopTimer = clock.setTimer(Math.min(patience.asksAt - now.now, LONGEST_MS), look);
  }

  return { isAsked, look, stop: () => stopTimer() };
}
