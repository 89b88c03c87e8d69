import { Readable } from 'node:stream';
import type { Stop } from '../base/stop.ts';
import { nodeTimer, type SetTimer } from './node-timer.ts';

/** What proxies are asked for, so that what holds a stream back is one that ought to be found (N04). */
export const STREAM_HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
} as const;

/** How often something is said, so that neither a proxy nor the reader takes the connection for dead (D-6). */
const BEAT_MS = 25_000;

/** What may wait for a reader; one this slow begins anew from where it is. */
const MOST_WAITING_BYTES = 1_048_576;

/** A stream of JSON values in the format of server-sent events. */
export interface EventStream {
  readonly body: Readable;
  send(value: object): void;
  /** The last words. */
  end(): void;
}

/** Opens a stream; `onClose` is called once, whoever ends it. */
export function openEventStream(onClose: Stop, setTimer: SetTimer = nodeTimer): EventStream {
  let stopBeat: Stop = () => undefined;
  let over = false;
  const body = new Readable({
    read: () => undefined,
    destroy(error, done) {
      stopBeat();
      onClose();
      done(error);
    },
  });

  const say = (line: string): void => {
    if (over || body.destroyed) return;
    body.push(`${line}\n\n`);
    if (body.readableLength > MOST_WAITING_BYTES) body.destroy();
  };

  const beat = (): void => {
    stopBeat = setTimer(BEAT_MS, () => {
      say(':');
      beat();
    });
  };

  beat();
  return {
    body,
    send: (value) => say(`data: ${JSON.stringify(value)}`),
    end() {
      if (over) return;
      over = true;
      body.push(null);
      stopBeat();
      // Whoever does not read the last words by then never will.
      stopBeat = setTimer(BEAT_MS, () => body.destroy());
    },
  };
}
