import type { Instant } from '../base/instant.ts';
import type { Json } from '../base/json.ts';
import type { Visit } from '../domain/visit/visit.ts';
import type { StoredDocument } from './store.ts';

/** The kind of documents that hold visits while they last, by the visitor's id. */
export const VISIT = 'visit';

/** Without the instant of the last sign of life: a beat that says nothing new needs no commit. */
export const visitDocument = ({ heardAt: _heardAt, ...visit }: Visit): StoredDocument => ({
  kind: VISIT,
  id: visit.visitor,
  live: true,
  at: visit.startedAt,
  tags: {},
  visitor: visit.visitor,
  body: visit as unknown as Json,
});

/** The visit of a stored document, heard of when this process last heard of it or, after a restart, now; null: erased. */
export function readVisit({ body }: StoredDocument, now: Instant, before: Visit | undefined): Visit | null {
  const visit = body as Omit<Visit, 'heardAt'> | null;
  return visit && { ...visit, heardAt: before?.heardAt ?? now };
}
