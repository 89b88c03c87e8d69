import type { StatusWatch } from '../engine/status-watch.ts';

/** Which status document the page has; undefined: none yet. */
export function knownVersion(watch: StatusWatch): string | undefined {
  const watched = watch.current();
  return watched.state === 'known' ? watched.document.version : undefined;
}
