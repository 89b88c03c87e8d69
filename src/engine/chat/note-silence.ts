import { type ReadonlySignal, signal } from '@preact/signals-core';
import { SECOND_MS } from '../../base/instant.ts';
import type { Stop } from '../../base/stop.ts';
import type { Clock } from '../../contract/platform.ts';

const CUT_OFF_MS = 5 * SECOND_MS;

export interface Silence {
  readonly isCutOff: ReadonlySignal<boolean>;
  /** `true`: something was asked that should be answered at once, or was not answered; `false`: somebody answered. */
  note(isSilent: boolean): void;
}

/**
 * Whether nobody has answered for some seconds: shorter silences heal before anybody has read that there was one. A backend
 * waits out lost connections without a word, so a silence is known by what is asked: a chat that is followed tells at once
 * how it stands, and words are answered.
 */
export function noteSilence(clock: Clock): Silence {
  const isCutOff = signal(false);
  let stopTimer: Stop | null = null;
  return {
    isCutOff,
    note(isSilent) {
      if (isSilent) {
        stopTimer ??= clock.setTimer(CUT_OFF_MS, () => {
          isCutOff.value = true;
        });
      } else {
        stopTimer?.();
        stopTimer = null;
        isCutOff.value = false;
      }
    },
  };
}
