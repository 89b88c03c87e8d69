import type { StorePage, StoreQuery, StoreTags } from '../../workspace/store.ts';
import { type PagePlace, readCursor, writeCursor } from '../../workspace/visitors/page-place.ts';
import { type DocumentRow, readDocument } from './rows.ts';
import type { Statements } from './statements.ts';

/** Before every document of any page. */
const START: PagePlace = { at: Number.POSITIVE_INFINITY, id: '' };

/** One page of the documents that have all the tags asked for. */
export function findPage(statements: Statements, workspace: string, query: StoreQuery): StorePage {
  const { kind, tags = {}, limit, cursor } = query;
  const after = cursor === undefined ? START : readCursor(cursor);
  if (!after) return { documents: [], next: null };
  // One more than is shown tells whether there is a next page.
  const found =
    Object.keys(tags).length === 0
      ? untagged(statements, workspace, kind, after, limit + 1)
      : tagged(statements, workspace, kind, tags, after, limit + 1);
  const documents = found.slice(0, limit).map(readDocument);
  const last = documents.at(-1);
  return { documents, next: last && found.length > limit ? writeCursor(last) : null };
}

const untagged = (
  { page }: Statements,
  workspace: string,
  kind: string,
  { at, id }: PagePlace,
  limit: number,
): readonly DocumentRow[] => page.all({ workspace, kind, at, after: id, limit }) as DocumentRow[];

function tagged(
  statements: Statements,
  workspace: string,
  kind: string,
  tags: StoreTags,
  after: PagePlace,
  limit: number,
): readonly DocumentRow[] {
  const words = Object.entries(tags).map(([tag, word]) => ({ workspace, kind, tag, word }));
  const rows: DocumentRow[] = [];
  let place = meetAfter(statements, words, after);
  while (place && rows.length < limit) {
    rows.push(statements.document.get({ workspace, kind, id: place.id }) as DocumentRow);
    place = rows.length < limit ? meetAfter(statements, words, place) : undefined;
  }
  return rows;
}

type Word = Readonly<Record<'workspace' | 'kind' | 'tag' | 'word', string>>;

/**
 * The next place that all words share. Each word in turn goes on from where the last one stopped, and skips what that
 * one lacks: a page costs as many steps as the rarest word has places, however common the others are.
 */
function meetAfter(
  { placeAfter, placeFrom }: Statements,
  words: readonly Word[],
  after: PagePlace,
): PagePlace | undefined {
  let place = placeAfter.get({ ...words[0], ...after }) as PagePlace | undefined;
  for (let agreed = 1, turn = 1; place && agreed < words.length; turn += 1) {
    const next = placeFrom.get({ ...words[turn % words.length], ...place }) as PagePlace | undefined;
    agreed = next?.at === place.at && next.id === place.id ? agreed + 1 : 1;
    place = next;
  }
  return place;
}
