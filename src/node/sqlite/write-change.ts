import type { StoreChange, StoreTags } from '../../workspace/store.ts';
import { type DocumentRow, documentRow, type EventRow, eventRow } from './rows.ts';
import type { Statements } from './statements.ts';

/** A change as rows, which nobody who handed it in can change any more. */
export interface WrittenChange {
  readonly put: readonly DocumentRow[];
  readonly remove: readonly { readonly kind: string; readonly id: string }[];
  readonly events: readonly EventRow[];
}

export const writtenChange = ({ put, remove, events }: StoreChange): WrittenChange => ({
  put: put.map(documentRow),
  remove: remove.map(({ kind, id }) => ({ kind, id })),
  events: events.map(eventRow),
});

/** Writes a change, inside a transaction; `position` is that of the last event before it. */
export function writeChange(statements: Statements, workspace: string, change: WrittenChange, position: number): void {
  const { put, remove, events } = change;
  statements.raise.run({ workspace, position: position + events.length });
  for (const { kind, id } of remove) {
    untag(statements, workspace, kind, id, null);
    statements.remove.run({ workspace, kind, id });
  }
  for (const row of put) {
    // Most are new: those need no look at what was there.
    const isNew = statements.add.run({ workspace, ...row }).changes === 1;
    if (isNew || untag(statements, workspace, row.kind, row.id, row)) tag(statements, workspace, row);
    if (!isNew) statements.put.run({ workspace, ...row });
  }
  for (const [index, row] of events.entries()) {
    statements.append.run({ workspace, position: position + index + 1, ...row });
  }
}

/** Takes the tags of a document away, unless `next` keeps them as they are. Says whether there are none now. */
function untag(
  statements: Statements,
  workspace: string,
  kind: string,
  id: string,
  next: Pick<DocumentRow, 'at' | 'tags'> | null,
): boolean {
  const before = statements.placeAndTags.get({ workspace, kind, id }) as Pick<DocumentRow, 'at' | 'tags'> | undefined;
  if (!before) return true;
  const { at, tags } = before;
  if (next?.at === at && next.tags === tags) return false;
  for (const [tag, word] of wordsOf(tags)) statements.untag.run({ workspace, kind, tag, word, at, id });
  return true;
}

function tag(statements: Statements, workspace: string, { kind, id, at, tags }: DocumentRow): void {
  for (const [tag, word] of wordsOf(tags)) statements.tag.run({ workspace, kind, tag, word, at, id });
}

const wordsOf = (tags: string): readonly [string, string][] => Object.entries(JSON.parse(tags) as StoreTags);
