import type { WidgetStatus } from '../domain/status/status.ts';
import type { WatchedStatus } from '../engine/status-watch.ts';
import type { Told } from './gate-side.ts';
import type { WidgetOptions } from './options.ts';

/** Whether this status has a face at all (S-3, S-7). */
export const hasFace = ({ mode }: WidgetStatus): boolean => !/hidden|disabled/.test(mode);

/**
 * Whether the status lets anything be seen (S-3, S-7), as it does of a chat that runs unless the widget is disabled (S-10);
 * while no answer ever came, only the form the page asked for.
 */
export const allowsShowing = (
  watched: WatchedStatus,
  { whenUnreachable }: WidgetOptions,
  { hasChat }: Told,
): boolean =>
  watched.state === 'known'
    ? hasFace(watched.status) || (!!hasChat && watched.status.mode === 'hidden')
    : whenUnreachable === 'form' && 'problem' in watched && watched.problem.code === 'unreachable';
