import { ok, type Result, refused } from '../../base/result.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import type { ChatEntry } from '../../domain/chat/chat-entry.ts';
import { MOST_ENTRIES } from '../../domain/chat/visitor-chat.ts';
import type { Problem } from '../../domain/problem.ts';
import { CHAT_ENTRY, readEntry } from '../chats/chat-documents.ts';
import { unavailable } from '../problems.ts';
import type { Reader, VisitorReads } from './find-reader.ts';

/** Notes and offers that may lie between what is asked for, so that the newest few lines come with one page. */
const BETWEEN = 8;

const MOST_OF_A_PAGE = 200;

/** An entry that a visitor may see, with its number among those. */
export type ShownEntry = Exclude<ChatEntry, { kind: 'note' }> & { readonly shown: number };

/**
 * What a visitor may see of a chat's log after the entry numbered `after`, the earliest first. The log is read from its end
 * back, and no further than needed; by number, since a clock that was set back mixes up the times.
 */
export async function visitorEntries(
  { store, workspace }: VisitorReads,
  { from }: Reader,
  { id, shownHead }: Chat,
  after: number,
): Promise<Result<readonly ShownEntry[], Problem>> {
  const entries: ShownEntry[] = [];
  let missing = shownHead - after;
  for (let cursor: string | undefined; missing > 0; ) {
    const page = await store.find(workspace, {
      kind: CHAT_ENTRY,
      tags: { chat: id },
      limit: Math.min(MOST_OF_A_PAGE, missing + BETWEEN),
      ...(cursor !== undefined && { cursor }),
    });
    if (!page.ok) return refused(unavailable());
    for (const document of page.value.documents) {
      const entry = readEntry(document);
      if (!entry || !isShown(entry) || entry.shown <= after || entry.shown > shownHead) continue;
      missing -= 1;
      if (from === null || entry.at >= from) entries.push(entry);
    }
    if (page.value.next === null) break;
    cursor = page.value.next;
  }
  return ok(entries.sort((a, b) => a.shown - b.shown).slice(0, MOST_ENTRIES));
}

const isShown = (entry: ChatEntry): entry is ShownEntry => entry.shown !== null && entry.kind !== 'note';
