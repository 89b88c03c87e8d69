import { ok, refused } from '../../base/result.ts';
import type { KeptTexts } from '../../contract/platform.ts';

/**
 * A browser storage that never throws. Blocked cookies make the very property `localStorage` throw, private windows
 * and full disks make writes throw, and some browsers drop a write without a word: hence the way in through a function,
 * and the reading back. `null` from it: nothing may be kept here.
 */
export function keptTexts(open: () => Storage | null): KeptTexts {
  const storage = (): Storage | null => {
    try {
      return open();
    } catch {
      return null;
    }
  };

  return {
    read(key) {
      try {
        return storage()?.getItem(key) ?? null;
      } catch {
        return null;
      }
    },
    write(key, text) {
      const kept = storage();
      if (!kept) return refused('denied');
      try {
        kept.setItem(key, text);
        return kept.getItem(key) === text ? ok(undefined) : refused('denied');
      } catch (error) {
        return refused(isQuota(error) ? 'full' : 'denied');
      }
    },
    remove(key) {
      try {
        storage()?.removeItem(key);
      } catch {
        // What cannot be opened holds nothing of ours.
      }
    },
    onChange(key, listener) {
      const kept = storage();
      const hear = (event: StorageEvent): void => {
        // `key` is null when the whole storage was cleared.
        if (event.storageArea === kept && (event.key === key || event.key === null)) listener(event.newValue);
      };
      if (kept) addEventListener('storage', hear);
      return () => removeEventListener('storage', hear);
    },
  };
}

/** By name: Firefox has one of its own, and the code numbers are deprecated. */
const isQuota = (error: unknown): boolean =>
  error instanceof DOMException && /^(QuotaExceeded|NS_ERROR_DOM_QUOTA_REACHED)/.test(error.name);
