import type { WatchedStatus } from '../engine/status-watch.ts';
import type { WidgetOptions } from './options.ts';

/** Whether the status lets anything be seen (S-3, S-7); while no answer ever came, only the form the page asked for. */
export const allowsShowing = (watched: WatchedStatus, { whenUnreachable }: WidgetOptions): boolean =>
  watched.state === 'known'
    ? !/hidden|disabled/.test(watched.status.mode)
    : whenUnreachable === 'form' && 'problem' in watched && watched.problem.code === 'unreachable';
