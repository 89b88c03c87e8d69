import { ok, type Result, refused } from '../../base/result.ts';
import type { Problem } from '../../domain/problem.ts';
import { unavailable } from '../problems.ts';
import type { Store, StoredDocument, StoreQuery } from '../store.ts';

/** How often the store is asked for one page of ours: what passes may be rare, and nobody is kept waiting for it. */
const ROUNDS = 10;

export interface PassingPage<Thing> {
  readonly found: readonly Thing[];
  readonly next: string | null;
}

/**
 * One page of the documents that `pass` takes, by words the store knows and by what it does not. It may be shorter than
 * asked for, or empty, while there is more: `next` goes on where it stopped.
 */
export async function findPassing<Thing>(
  store: Store,
  workspace: string,
  query: StoreQuery,
  pass: (document: StoredDocument) => Thing | null,
): Promise<Result<PassingPage<Thing>, Problem>> {
  const found: Thing[] = [];
  let { cursor } = query;
  for (let round = 0; ; round += 1) {
    // No more than still fits, so that the store's own cursor says where this page ended.
    const limit = query.limit - found.length;
    const page = await store.find(workspace, { ...query, limit, ...(cursor !== undefined && { cursor }) });
    if (!page.ok) return refused(unavailable());
    for (const document of page.value.documents) {
      const thing = pass(document);
      if (thing !== null) found.push(thing);
    }
    const { next } = page.value;
    if (next === null || found.length === query.limit || round + 1 === ROUNDS) return ok({ found, next });
    cursor = next;
  }
}
