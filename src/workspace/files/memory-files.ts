import { ok, refused } from '../../base/result.ts';
import type { FileStore } from './file-store.ts';

/** Files that end with their process. Keeps every promise of `FileStore`. */
export function createMemoryFiles(): FileStore {
  const kept = new Map<string, Uint8Array>();
  let closed = false;
  return {
    durable: false,
    async put(id, bytes) {
      if (closed) return refused('unavailable');
      if (!kept.has(id)) kept.set(id, bytes.slice());
      return ok(null);
    },
    async get(id) {
      return closed ? refused('unavailable') : ok(kept.get(id)?.slice() ?? null);
    },
    async remove(id) {
      if (closed) return refused('unavailable');
      kept.delete(id);
      return ok(null);
    },
    async close() {
      closed = true;
      kept.clear();
    },
  };
}
