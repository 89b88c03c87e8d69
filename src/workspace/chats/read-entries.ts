import { ok, type Result, refused } from '../../base/result.ts';
import type { ChatEntry } from '../../domain/chat/chat-entry.ts';
import type { Problem } from '../../domain/problem.ts';
import { unavailable } from '../problems.ts';
import type { Store } from '../store.ts';
import { CHAT_ENTRY, entryId, readEntry } from './chat-documents.ts';

/**
 * The entries of a chat with numbers from `from` to `to`, ascending; erased ones are left out. Each is read by its number,
 * so that a long log costs no more than a short one, and a clock that was set back leaves no gap in a page.
 */
export async function readEntries(
  store: Store,
  workspace: string,
  chat: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<Result<readonly ChatEntry[], Problem>> {
  const numbers = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  const read = await Promise.all(numbers.map((number) => store.get(workspace, CHAT_ENTRY, entryId(chat, number))));
  const entries: ChatEntry[] = [];
  for (const answer of read) {
    if (!answer.ok) return refused(unavailable());
    const entry = answer.value && readEntry(answer.value);
    if (entry) entries.push(entry);
  }
  return ok(entries);
}
