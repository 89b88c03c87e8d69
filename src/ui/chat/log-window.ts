import type { VisitorEntry } from '../../domain/chat/visitor-chat.ts';

/** How many entries are shown at first: some screens full, which take no longer to draw than the panel takes to open (K-4). */
export const FIRST_SHOWN = 40;

/** How many more come in as somebody scrolls up: as many as a slow phone draws without a jolt. */
export const STEP = 10;

/** With more of them on screen, whoever is back at the end is shown the last ones only. */
export const MOST_SHOWN = 200;

/** Where the list begins when it comes on screen: near its end, and with what is new in it unless that is very much. */
export function firstShown(entries: readonly VisitorEntry[], newFrom: number | null): number {
  const last = Math.max(0, entries.length - FIRST_SHOWN);
  const fresh = newFrom === null ? -1 : entries.findIndex(({ number }) => number >= newFrom);
  return fresh < 0 || entries.length - fresh > MOST_SHOWN ? last : Math.min(last, fresh);
}
