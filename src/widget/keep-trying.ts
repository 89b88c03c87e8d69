import { backOffMs } from '../base/back-off.ts';
import type { Stop } from '../base/stop.ts';
import type { Platform } from '../contract/platform.ts';

export interface Persistent<Value> {
  /** Resolves once it has come; asked for again and again until then, and once it is there not any more. */
  get(): Promise<Value>;
  stop: Stop;
}

/** Loads something that may fail to come, until it does: full jitter, at most 30 s apart (D-6). */
export function keepTrying<Value>(
  load: () => Promise<Value>,
  { clock, random }: Pick<Platform, 'clock' | 'random'>,
  onFailure: () => void,
): Persistent<Value> {
  let coming: Promise<Value> | undefined;
  let failures = 0;
  let stop: Stop = () => undefined;

  const again = (): Promise<Value> =>
    new Promise((resolve) => {
      onFailure();
      stop = clock.setTimer(backOffMs(failures++, random()), () => resolve(load().catch(again)));
    });

  return {
    get() {
      coming ??= load().catch(again);
      return coming;
    },
    stop: () => stop(),
  };
}
