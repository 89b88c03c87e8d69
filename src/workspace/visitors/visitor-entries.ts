import { ok, type Result } from '../../base/result.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import type { ChatEntry } from '../../domain/chat/chat-entry.ts';
import { MOST_ENTRIES } from '../../domain/chat/visitor-chat.ts';
import type { Problem } from '../../domain/problem.ts';
import { readEntries } from '../chats/read-entries.ts';
import type { Reader, VisitorReads } from './find-reader.ts';

/** More entries than this are read in several goes. */
const MOST_AT_ONCE = 200;

/** Notes and offers that may lie between what is asked for, once some did. */
const BETWEEN = 8;

/** An entry that a visitor may see, with its number among those. */
export type ShownEntry = Exclude<ChatEntry, { kind: 'note' }> & { readonly shown: number };

/**
 * What a visitor may see of a chat's log after the entry numbered `after`, the earliest first. The log is read from its end
 * back, and no further than needed: what is new is mostly the one entry at its end.
 */
export async function visitorEntries(
  { store, workspace }: VisitorReads,
  { from }: Reader,
  { id, head, shownHead }: Chat,
  after: number,
): Promise<Result<readonly ShownEntry[], Problem>> {
  const entries: ShownEntry[] = [];
  let missing = shownHead - after;
  for (let [to, count] = [head, missing]; missing > 0 && to > 0; to -= count, count = missing + BETWEEN) {
    count = Math.min(count, MOST_AT_ONCE);
    const read = await readEntries(store, workspace, id, { from: Math.max(1, to - count + 1), to });
    if (!read.ok) return read;
    for (const entry of read.value) {
      if (!isShown(entry) || entry.shown <= after || entry.shown > shownHead) continue;
      missing -= 1;
      if (from === null || entry.at >= from) entries.push(entry);
    }
  }
  return ok(entries.sort((a, b) => a.shown - b.shown).slice(0, MOST_ENTRIES));
}

const isShown = (entry: ChatEntry): entry is ShownEntry => entry.shown !== null && entry.kind !== 'note';
