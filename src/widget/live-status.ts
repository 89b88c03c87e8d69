import { tabSignals } from '../adapters/browser/tab-signals.ts';
import { nudgeStatus } from '../adapters/http/nudge-status.ts';
import type { Stop } from '../base/stop.ts';
import type { GateSide } from './gate-side.ts';
import { knownVersion } from './known-version.ts';

/** Has the status asked for as soon as it changed, for the owners who set `live: "socket"` (D-7). */
export function liveStatus({ options, platform, watch }: GateSide): Stop {
  const { server = '', widget } = options;
  return nudgeStatus({
    server,
    widget,
    clock: platform.clock,
    random: platform.random,
    onWake: (options.platform?.page ?? tabSignals).onWake,
    known: () => knownVersion(watch),
    onNews: () => void watch.refresh(),
  });
}
