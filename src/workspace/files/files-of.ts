import { ok, type Result, refused } from '../../base/result.ts';
import type { Problem } from '../../domain/problem.ts';
import { unavailable } from '../problems.ts';
import type { Store, StoreTags } from '../store.ts';
import { type ChatFile, FILE, readFile } from './file-documents.ts';

/** The files that have all of these tags, the latest first; erased ones are left out. */
export async function filesOf(
  store: Store,
  workspace: string,
  tags: StoreTags,
): Promise<Result<readonly ChatFile[], Problem>> {
  const files: ChatFile[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await store.find(workspace, { kind: FILE, tags, limit: 200, ...(cursor !== undefined && { cursor }) });
    if (!page.ok) return refused(unavailable());
    files.push(...page.value.documents.map(readFile).filter((file) => file !== null));
    if (page.value.next === null) return ok(files);
    cursor = page.value.next;
  }
}
