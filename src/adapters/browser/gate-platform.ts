import type { Instant } from '../../base/instant.ts';
import type { PageSignals, Platform } from '../../contract/platform.ts';

/** The part of a platform that a hidden widget runs on; the rest is loaded with the tab and the panel. */
export interface GatePlatform extends Pick<Platform, 'clock' | 'random'> {
  readonly page: Pick<PageSignals, 'isVisible'>;
}

/** The page it is called in, which it leaves without a listener and without anything kept. */
export const gatePlatform: GatePlatform = {
  clock: {
    now: () => Date.now() as Instant,
    setTimer(delayMs, call) {
      const timer = setTimeout(call, delayMs);
      return () => clearTimeout(timer);
    },
  },
  random: Math.random,
  page: { isVisible: () => !document.hidden },
};
