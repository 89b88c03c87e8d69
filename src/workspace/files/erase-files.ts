import { ok, type Result, refused } from '../../base/result.ts';
import type { Problem } from '../../domain/problem.ts';
import { unavailable } from '../problems.ts';
import type { Store } from '../store.ts';
import type { FileStore } from './file-store.ts';
import { filesOf } from './files-of.ts';

/** Removes the bytes of every file in a visitor's chats (Z-7); while one is left, the visitor is still found by it. */
export async function eraseFiles(
  files: FileStore,
  store: Store,
  workspace: string,
  visitor: string,
): Promise<Result<null, Problem>> {
  const found = await filesOf(store, workspace, { visitor });
  if (!found.ok) return found;
  for (const { ref } of found.value) {
    const removed = await files.remove(ref.id);
    if (!removed.ok) return refused(unavailable());
  }
  return ok(null);
}
