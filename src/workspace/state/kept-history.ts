import type { Read } from '../reads-of.ts';
import type { StoredDocument } from '../store.ts';
import { TOKEN, VISITOR } from '../visitors/visitor-documents.ts';
import { documentKey } from './state.ts';

/** Visitors and tokens of this many latest commands; about 2 KB each. */
const MOST = 5_000;

/**
 * What a host still knows of history it has read or written: whose a token is, and who that is. Every command of a visitor
 * asks for both. It is true for as long as nobody else writes, which the store's version tells (`conflict`) whoever writes
 * next; like the live state, it may be behind for a command that changes nothing.
 */
export interface KeptHistory {
  get(read: Read): StoredDocument | undefined;
  keep(document: StoredDocument): void;
  /** Another writer was there. */
  forget(): void;
}

export function keepHistory(): KeptHistory {
  const kept = new Map<string, StoredDocument>();
  return {
    get: ({ kind, id }) => (isKept(kind) ? kept.get(documentKey(kind, id)) : undefined),
    keep(document) {
      if (!isKept(document.kind)) return;
      const key = documentKey(document.kind, document.id);
      // Whoever is put again stands at the end, so that those who were longest away go first.
      kept.delete(key);
      kept.set(key, document);
      if (kept.size <= MOST) return;
      for (const oldest of kept.keys()) {
        kept.delete(oldest);
        return;
      }
    },
    forget: () => kept.clear(),
  };
}

const isKept = (kind: string): boolean => kind === VISITOR || kind === TOKEN;
