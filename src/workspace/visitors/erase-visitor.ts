import { ok, type Result, refused } from '../../base/result.ts';
import type { Problem } from '../../domain/problem.ts';
import { eraseFiles } from '../files/erase-files.ts';
import type { FileStore } from '../files/file-store.ts';
import { unavailable } from '../problems.ts';
import type { Store } from '../store.ts';
import { readVisitorRecord } from './read-visitor-record.ts';

/**
 * Blanks everything of a person, and with it every token, boot id and identity that led to them; the bytes of their files
 * go before what is known of those (Z-7). The earlier ones first: should a store fail on the way, the person is still
 * found, and it can be done again.
 */
export async function eraseVisitor(
  store: Store,
  workspace: string,
  id: string,
  files: FileStore,
): Promise<Result<{ documents: number; events: number }, Problem>> {
  const found = await readVisitorRecord(store, workspace, id);
  if (!found.ok) return found;
  const blanked = { documents: 0, events: 0 };
  for (const each of [...found.value.merged, found.value.id]) {
    const removed = await eraseFiles(files, store, workspace, each);
    if (!removed.ok) return removed;
    const erased = await store.erase(workspace, each);
    if (!erased.ok) return refused(unavailable());
    blanked.documents += erased.value.documents;
    blanked.events += erased.value.events;
  }
  return ok(blanked);
}
