import { type ChatPosition, MOST_ENTRIES, type VisitorChat, type VisitorPage } from './visitor-chat.ts';

/** How far somebody has followed a chat, and in which log of it (D-2). */
export interface ChatPlace extends ChatPosition {
  readonly epoch?: string | undefined;
}

/** What becomes of a page that came. */
export type PageFit =
  /** It goes on from the place, and holds what was not there before. */
  | { readonly kind: 'fits'; readonly page: VisitorPage; readonly place: ChatPlace | null }
  /** Entries between the place and the page are missing: read from here; null: from the beginning. */
  | { readonly kind: 'gap'; readonly from: ChatPlace | null }
  /** It is from before the place. */
  | { readonly kind: 'stale' };

/**
 * Whether a page goes on from a place (D-5). `source`: the `first` page of a connection is never from before; an `answer`
 * to the question for the gap is all that there is for this visitor, wherever it begins.
 */
export function fitPage(page: VisitorPage, place: ChatPlace | null, source: 'first' | 'later' | 'answer'): PageFit {
  const { chat, entries } = page;
  if (!chat) return entries.length > 0 ? { kind: 'gap', from: null } : { kind: 'fits', page, place };
  const known = place && isSameLog(chat, place) ? place : null;
  if (known && chat.head < known.after) {
    return source === 'later' ? { kind: 'stale' } : { kind: 'gap', from: null };
  }

  const fresh = known ? entries.filter(({ number }) => number > known.after) : entries;
  // To those who see a chat from its middle on, its first entry is another than 1 (T-1).
  const beginsAnywhere = place === null || source === 'answer';
  const before = beginsAnywhere ? (fresh[0] ? fresh[0].number - 1 : chat.head) : (known?.after ?? 0);
  const after = before + fresh.length;
  const isDense = fresh.every(({ number }, index) => number === before + 1 + index);
  const isWhole = after === chat.head || (after < chat.head && entries.length >= MOST_ENTRIES);
  if (!isDense || !isWhole) return { kind: 'gap', from: known };

  const epoch = chat.epoch ?? known?.epoch;
  return { kind: 'fits', page: { ...page, entries: fresh }, place: { chat: chat.id, after, epoch } };
}

const isSameLog = ({ id, epoch }: VisitorChat, place: ChatPlace): boolean =>
  id === place.chat && (epoch === undefined || place.epoch === undefined || epoch === place.epoch);
