import { ok, type Result, refused } from '../../base/result.ts';
import type { Problem } from '../../domain/problem.ts';
import type { VisitorRecord } from '../../domain/session/visitor-record.ts';
import { notFound, unavailable } from '../problems.ts';
import type { Store } from '../store.ts';
import { readVisitor, VISITOR } from './visitor-documents.ts';

/** The visitor of this id, or whoever that one became. */
export async function readVisitorRecord(
  store: Store,
  workspace: string,
  id: string,
): Promise<Result<VisitorRecord, Problem>> {
  for (let next = id; ; ) {
    const read = await store.get(workspace, VISITOR, next);
    if (!read.ok) return refused(unavailable());
    const visitor = read.value && readVisitor(read.value);
    if (!visitor) return refused(notFound('visitor', id));
    if (visitor.mergedInto === null) return ok(visitor);
    next = visitor.mergedInto;
  }
}
