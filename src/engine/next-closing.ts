import type { Instant } from '../base/instant.ts';
import type { StatusWatch } from './status-watch.ts';

/** The instant at which the clock will close a widget that is open; null while it is closed, or where people decide (S-14). */
export function nextClosing(watch: Pick<StatusWatch, 'current' | 'statusAt'>): Instant | null {
  const watched = watch.current();
  if (watched.state !== 'known' || watched.status.availability === 'offline') return null;
  const at = watched.status.changesAt as Instant | null;
  return at !== null && watch.statusAt(at)?.availability === 'offline' ? at : null;
}
