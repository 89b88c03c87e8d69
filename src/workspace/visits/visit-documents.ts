import type { Json } from '../../base/json.ts';
import type { Visit } from '../../domain/visit/visit.ts';
import type { StoredDocument } from '../store.ts';

/** The kind of documents that hold visits while they last, by the visitor's id. */
export const VISIT = 'visit';

export const visitDocument = (visit: Visit): StoredDocument => ({
  kind: VISIT,
  id: visit.visitor,
  live: true,
  at: visit.startedAt,
  tags: {},
  visitor: visit.visitor,
  body: visit as unknown as Json,
});

/** The visit of a stored document; null where it was erased (Z-7). */
export const readVisit = ({ body }: StoredDocument): Visit | null => body as Visit | null;
