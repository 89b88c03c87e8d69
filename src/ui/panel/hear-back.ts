import type { Stop } from '../../base/stop.ts';

/** A way of the browser's to hear that somebody wants to leave what is in front, as by the Back of Android. */
interface CloseWatcher {
  onclose: (() => void) | null;
  destroy(): void;
}

/**
 * Hears Back once, where the browser tells it without an entry in the page's history (E-7). Elsewhere Back is left to the
 * page: an entry of ours would be seen by its router, and would stay in front of the visitor after the panel was closed.
 */
export function hearBack(onBack: () => void): Stop {
  const { CloseWatcher: Watcher } = globalThis as { CloseWatcher?: new () => CloseWatcher };
  if (!Watcher) return () => {};
  const watcher = new Watcher();
  watcher.onclose = onBack;
  return () => watcher.destroy();
}
