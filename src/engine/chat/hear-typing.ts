import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Instant } from '../../base/instant.ts';
import type { Stop } from '../../base/stop.ts';
import type { Clock } from '../../contract/platform.ts';
import { TYPING_EVERY_MS, TYPING_MS } from '../../domain/chat/typing.ts';
import type { TypingFrame } from '../../domain/chat/visitor-chat.ts';

export interface Typing {
  /** Who writes to the visitor now, by name. */
  readonly typing: ReadonlySignal<string | null>;
  hear(frame: TypingFrame): void;
  /** The visitor writes; gives whether the other side is to be told. */
  isDue(): boolean;
  /** Their words have come, or nobody is there to hear of it. */
  clear(): void;
}

/** Who is writing, for as long as that was said to hold, and never longer than one sign of it holds (K-2). */
export function createTyping(clock: Clock, now: () => Instant): Typing {
  const typing = signal<string | null>(null);
  let stopTimer: Stop = () => undefined;
  let toldAt: Instant | null = null;

  function clear(): void {
    stopTimer();
    typing.value = null;
  }

  return {
    typing,
    hear({ name, until }) {
      clear();
      // By a clock that nobody has corrected it may seem over, or far from it.
      const holdsMs = Math.min(until - now(), TYPING_MS);
      if (holdsMs <= 0) return;
      typing.value = name;
      stopTimer = clock.setTimer(holdsMs, clear);
    },
    isDue() {
      const passedMs = clock.now() - (toldAt ?? Number.NEGATIVE_INFINITY);
      if (passedMs >= 0 && passedMs < TYPING_EVERY_MS) return false;
      toldAt = clock.now();
      return true;
    },
    clear,
  };
}
