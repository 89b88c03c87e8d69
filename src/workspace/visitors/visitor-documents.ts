import type { Instant } from '../../base/instant.ts';
import type { Json } from '../../base/json.ts';
import type { VisitorRecord } from '../../domain/session/visitor-record.ts';
import type { StoredDocument } from '../store.ts';

/** The kind of documents that hold visitors: history, found by widget and by whether they became somebody else. */
export const VISITOR = 'visitor';
/** Kinds that lead from a secret's hash to a visitor. */
export const TOKEN = 'visitor-token';
export const BOOT = 'visitor-boot';
export const IDENTITY = 'visitor-identity';
/** Handover codes, by their hash. */
export const HANDOVER = 'visitor-handover';

export const visitorDocument = (visitor: VisitorRecord): StoredDocument => ({
  kind: VISITOR,
  id: visitor.id,
  live: false,
  at: visitor.createdAt,
  tags: { widget: visitor.widget, merged: String(visitor.mergedInto !== null) },
  visitor: visitor.id,
  body: visitor as unknown as Json,
});

/** The visitor of a stored document; null where it was erased (Z-7). */
export const readVisitor = ({ body }: StoredDocument): VisitorRecord | null => body as VisitorRecord | null;

/** Says whose a token, a boot id or an identity is. */
export const leadDocument = (
  kind: typeof TOKEN | typeof BOOT | typeof IDENTITY,
  hash: string,
  visitor: string,
  at: Instant,
): StoredDocument => ({ kind, id: hash, live: false, at, tags: {}, visitor, body: { visitor } });

/** What is known of a handover code: what it leads to, from where, and which page it has served. */
export interface HandoverRecord {
  readonly visitor: string;
  /** The line of the token it was asked for with. */
  readonly line: string;
  readonly target: string;
  readonly origin: string | null;
  readonly expiresAt: Instant;
  /** Hash of the boot id of the page it served; the same page may ask again, should the answer have been lost. */
  readonly usedBy: string | null;
}

export const handoverDocument = (hash: string, handover: HandoverRecord, at: Instant): StoredDocument => ({
  kind: HANDOVER,
  id: hash,
  live: false,
  at,
  tags: {},
  visitor: handover.visitor,
  body: handover as unknown as Json,
});

export const readHandover = ({ body }: StoredDocument): HandoverRecord | null => body as HandoverRecord | null;

/** Whom a document of any of these kinds names; null: nobody, or it was erased. */
export function visitorNamedBy(document: StoredDocument): string | null {
  const body = document.body as { readonly visitor?: string; readonly mergedInto?: string | null } | null;
  return (document.kind === VISITOR ? body?.mergedInto : body?.visitor) ?? null;
}
