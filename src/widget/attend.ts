import { tabSignals } from '../adapters/browser/tab-signals.ts';
import type { Stop } from '../base/stop.ts';
import type { GateSide } from './gate-side.ts';

/**
 * Lets the status follow the page's wake signals while something of ours is on screen (S-9). Without it the page keeps
 * no listener of ours, and the watch's own timer catches up.
 */
export const attend = ({ options, watch }: GateSide): Stop => (options.platform?.page ?? tabSignals).onWake(watch.wake);
