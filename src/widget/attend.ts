import { onPageLanguage } from '../adapters/browser/page-language.ts';
import { tabSignals } from '../adapters/browser/tab-signals.ts';
import type { Stop } from '../base/stop.ts';
import type { GateSide } from './gate-side.ts';

/**
 * Follows the page while something of ours is on screen: the status its wake signals (S-9), the words its language, and
 * what `setPage` said holds until the next route (E-2), and the server where the owner wants its word at once (D-7). Without it the page keeps no listener of ours, and the watch's
 * own timer catches up.
 */
export function attend(gate: GateSide): Stop {
  const { options, watch, told } = gate;
  const page = options.platform?.page ?? tabSignals;
  const stops = [
    page.onWake(watch.wake),
    page.onRoute(() => {
      delete told.page;
    }),
    onPageLanguage(() => gate.announce('locale', undefined)),
  ];
  let isOver = false;

  /** Where it does not come, the status is asked for by interval as ever. */
  async function goLive(): Promise<void> {
    await gate.prepare('live-status');
    const { liveStatus } = await import('./live-status.ts');
    if (!isOver) stops.push(liveStatus(gate));
  }

  if (options.live === 'socket' && !gate.backend) goLive().catch(() => undefined);
  return () => {
    isOver = true;
    for (const stop of stops) stop();
  };
}
