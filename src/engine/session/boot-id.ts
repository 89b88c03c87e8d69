import type { KeptTexts } from '../../contract/platform.ts';

/** The id under which this browser's visitor writes before, and beside, any session. */
export interface BootId {
  /** The kept one, else a new one, written down now. To be asked only once the visitor acts (T-3). */
  get(): string;
  /** The one there is; looks without writing. */
  peek(): string | null;
  /** Makes another one for another person. */
  renew(): void;
  /** Writes down the one this page has been using, where it could not before. */
  keep(): void;
  /** Another tab has the say from here on: only what is in the store counts. */
  yield(): void;
  forget(): void;
}

/** Where nothing may be kept, the same id serves until the page ends. */
export function createBootId(store: KeptTexts, key: string, newId: () => string): BootId {
  let id: string | null = null;

  function peek(): string | null {
    const kept = store.read(key);
    return kept !== null && /^[0-9a-f]{32}$/.test(kept) ? kept : id;
  }

  const set = (next: string): string => {
    id = next;
    store.write(key, next);
    return next;
  };

  return {
    peek,
    get: () => peek() ?? set(newId()),
    renew: () => void set(newId()),
    keep() {
      if (id !== null) store.write(key, id);
    },
    yield() {
      id = null;
    },
    forget() {
      id = null;
      store.remove(key);
    },
  };
}
