import type { Stop } from '../../base/stop.ts';
import { SILENCE_MS } from '../../protocol/frames.ts';
import type { Ended } from '../keep-connected.ts';
import type { HttpAddress } from './ask.ts';
import { type Asked, LOST, type OpenLine } from './line.ts';
import type { LineFrame } from './read-frame.ts';

/** What says nothing by then is held back somewhere on the way, or blocked. */
const BEGIN_MS = 10_000;

/** What a page that wakes waits for an answer. */
const PROBE_MS = 3_000;

/** The server says something every 25 seconds: longer than this, and a page that wakes need not wait and see. */
const STALE_MS = 30_000;

/** Opens a line, and gives it up where nobody is there any more (D-6). */
export function watchLine(
  open: OpenLine,
  address: HttpAddress,
  asked: Asked,
  hear: (frame: Exclude<LineFrame, { kind: 'ended' }> | Ended) => void,
): Stop {
  let patience: ReturnType<typeof setTimeout>;
  /** 0: nothing came yet. */
  let heardAt = 0;
  let isProbed = false;

  const stop = (): void => {
    clearTimeout(patience);
    stopWaking();
    line.stop();
  };
  const giveUp = (atOnce: boolean): void => {
    stop();
    hear({ kind: 'ended', problem: LOST, atOnce });
  };
  const wait = (ms: number, atOnce = false): void => {
    clearTimeout(patience);
    patience = setTimeout(() => giveUp(atOnce), ms);
  };

  const line = open(address, asked, {
    stir() {
      heardAt = Date.now();
      isProbed = false;
      wait(SILENCE_MS);
    },
    hear(frame) {
      if (frame.kind === 'ended') stop();
      hear(frame);
    },
  });
  const stopWaking =
    address.onWake?.(() => {
      if (!heardAt || isProbed) return;
      if (line.probe) {
        isProbed = true;
        line.probe();
        wait(PROBE_MS, true);
      } else if (Date.now() - heardAt > STALE_MS) giveUp(true);
    }) ?? (() => undefined);
  wait(BEGIN_MS);
  return stop;
}
