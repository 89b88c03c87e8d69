import type { StoredDocument } from '../store.ts';

/** Where a document stands in the order of pages. */
export type PagePlace = Pick<StoredDocument, 'at' | 'id'>;

/** A cursor is the place of the last document shown, so that what comes and goes elsewhere moves nothing. */
export const writeCursor = ({ at, id }: PagePlace): string => `${at}_${id}`;

export function readCursor(cursor: string): PagePlace | undefined {
  const [, at, id] = /^(-?\d+)_(.+)$/s.exec(cursor) ?? [];
  return at === undefined || id === undefined ? undefined : { at: Number(at), id };
}
