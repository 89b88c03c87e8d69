import type { KeptTexts } from '../contract/platform.ts';

/** Who writes, as far as this browser knows: an id of its own, which says nothing about the person. */
export interface VisitorId {
  /** The kept one, else a new one, written down now. To be asked only once the visitor acts (T-3). */
  get(): string;
  forget(): void;
}

/** Where nothing may be kept, the same id serves until the page ends. */
export function createVisitorId(store: KeptTexts, key: string, newId: () => string): VisitorId {
  let id: string | undefined;
  return {
    get() {
      const kept = store.read(key);
      if (kept !== null && /^[0-9a-f]{32}$/.test(kept)) return kept;
      id ??= newId();
      store.write(key, id);
      return id;
    },
    forget() {
      id = undefined;
      store.remove(key);
    },
  };
}
