import { ok, type Result, refused } from '../../base/result.ts';
import type { Problem } from '../../domain/problem.ts';
import { visitorOf } from '../../domain/session/visitor-record.ts';
import { checkLimit } from '../page-limit.ts';
import { unavailable } from '../problems.ts';
import type { VisitorPage, VisitorQuery } from '../reference-server.ts';
import type { Store } from '../store.ts';
import { readVisitor, VISITOR } from './visitor-documents.ts';

/** One page of visitors, newest first. It may be shorter than asked for where visitors were erased. */
export async function findVisitors(
  store: Store,
  workspace: string,
  { widget, limit = 50, cursor }: VisitorQuery,
): Promise<Result<VisitorPage, Problem>> {
  const wrong = checkLimit(limit);
  if (wrong) return refused(wrong);
  const found = await store.find(workspace, {
    kind: VISITOR,
    tags: { merged: 'false', ...(widget !== undefined && { widget }) },
    limit,
    ...(cursor !== undefined && { cursor }),
  });
  if (!found.ok) return refused(unavailable());
  const visitors = found.value.documents.map(readVisitor).filter((visitor) => visitor !== null);
  return ok({ visitors: visitors.map(visitorOf), next: found.value.next });
}
