import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../base/instant.ts';
import type { FileStore } from '../files/file-store.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../store.ts';
import { eraseVisitor } from './erase-visitor.ts';
import { readVisitor, VISITOR } from './visitor-documents.ts';

/** Erases visitors whose time is over (Z-7). */
export interface Retention {
  /** Epoch ms at which there is something to look at; null: no widget forgets anybody. */
  dueAt(state: State): number | null;
  /** Looks at the next visitors if it is time to, and erases those who are due. Never rejects. */
  run(state: State): Promise<void>;
}

/** Bounds one look, so that a tick never holds the workspace up; what is beyond waits for the next minute. */
const PAGE = 200;
const PAGES = 5;

/** A round begins once an hour; retention is counted in days. */
export function createRetention(
  store: Store,
  workspace: string,
  {
    files,
    now,
    onError,
  }: { readonly files: FileStore; readonly now: () => number; readonly onError: (error: unknown) => void },
): Retention {
  let next = now();
  let cursor: string | null = null;

  const look = async (terms: ReadonlyMap<string, number>): Promise<void> => {
    for (let page = 0; page < PAGES; page += 1) {
      const found = await store.find(workspace, {
        kind: VISITOR,
        tags: { merged: 'false' },
        limit: PAGE,
        ...(cursor !== null && { cursor }),
      });
      if (!found.ok) return;
      for (const document of found.value.documents) {
        const visitor = readVisitor(document);
        const days = visitor && terms.get(visitor.widget);
        if (visitor && days && now() - visitor.lastSeenAt >= days * DAY_MS)
          await eraseVisitor(store, workspace, visitor.id, files);
      }
      cursor = found.value.next;
      if (cursor === null) return;
    }
  };

  return {
    dueAt: (state) => (termsOf(state).size > 0 ? next : null),
    async run(state) {
      const terms = termsOf(state);
      if (terms.size === 0 || now() < next) return;
      next = now() + HOUR_MS;
      try {
        await look(terms);
      } catch (error) {
        onError(error);
      }
      if (cursor !== null) next = now() + MINUTE_MS;
    },
  };
}

/** Days by widget, where its owner set some. */
function termsOf({ widgets }: State): ReadonlyMap<string, number> {
  const terms = new Map<string, number>();
  for (const [id, { settings }] of widgets.entries()) {
    if (settings.retentionDays !== undefined) terms.set(id, settings.retentionDays);
  }
  return terms;
}
