import type { NewEvent, StoredDocument, StoredEvent } from '../../workspace/store.ts';

/** A document as a row: JSON as text, which carries what a column of text would lose (half a surrogate pair, U+0000). */
export type DocumentRow = {
  readonly kind: string;
  readonly id: string;
  readonly live: number;
  readonly at: number;
  readonly tags: string;
  readonly visitor: string | null;
  readonly body: string;
};

export type EventRow = {
  readonly kind: string;
  readonly at: number;
  readonly visitor: string | null;
  readonly body: string;
};

export const documentRow = ({ kind, id, live, at, tags, visitor, body }: StoredDocument): DocumentRow => ({
  kind,
  id,
  live: live ? 1 : 0,
  at,
  tags: JSON.stringify(tags),
  visitor,
  body: JSON.stringify(body),
});

export const readDocument = ({ kind, id, live, at, tags, visitor, body }: DocumentRow): StoredDocument => ({
  kind,
  id,
  live: live === 1,
  at,
  tags: JSON.parse(tags),
  visitor,
  body: JSON.parse(body),
});

export const eventRow = ({ kind, at, visitor, body }: NewEvent): EventRow => ({
  kind,
  at,
  visitor,
  body: JSON.stringify(body),
});

export const readEvent = ({
  position,
  kind,
  at,
  visitor,
  body,
}: EventRow & { readonly position: number }): StoredEvent => ({
  position,
  kind,
  at,
  visitor,
  body: JSON.parse(body),
});
