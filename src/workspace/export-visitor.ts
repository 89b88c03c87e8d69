import { ok, type Result, refused } from '../base/result.ts';
import type { Problem } from '../domain/problem.ts';
import { type VisitorRecord, visitorOf } from '../domain/session/visitor-record.ts';
import { OFFLINE_MESSAGE, readMessage } from './message-document.ts';
import { unavailable } from './problems.ts';
import { readVisitorRecord } from './read-visitor-record.ts';
import type { VisitorExport } from './reference-server.ts';
import type { Store, StoredDocument } from './store.ts';
import { readVisitor, VISITOR } from './visitor-documents.ts';

/** All that is kept of a person, whoever they were before (Z-7). */
export async function exportVisitor(
  store: Store,
  workspace: string,
  id: string,
): Promise<Result<VisitorExport, Problem>> {
  const found = await readVisitorRecord(store, workspace, id);
  if (!found.ok) return found;
  const earlier: VisitorRecord[] = [];
  for (const merged of found.value.merged) {
    const read = await store.get(workspace, VISITOR, merged);
    if (!read.ok) return refused(unavailable());
    const visitor = read.value && readVisitor(read.value);
    if (visitor) earlier.push(visitor);
  }
  const all = [found.value, ...earlier];
  const messages: StoredDocument[] = [];
  for (const visitor of all) {
    const written = await allOf(store, workspace, visitor);
    if (!written) return refused(unavailable());
    messages.push(...written);
  }
  return ok({
    visitors: all.map(visitorOf),
    offlineMessages: messages
      .map(readMessage)
      .filter((message) => message !== null)
      .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)),
  });
}

async function allOf(
  store: Store,
  workspace: string,
  { id }: VisitorRecord,
): Promise<readonly StoredDocument[] | null> {
  const documents: StoredDocument[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await store.find(workspace, {
      kind: OFFLINE_MESSAGE,
      tags: { visitor: id },
      limit: 200,
      ...(cursor !== undefined && { cursor }),
    });
    if (!page.ok) return null;
    documents.push(...page.value.documents);
    if (page.value.next === null) return documents;
    cursor = page.value.next;
  }
}
