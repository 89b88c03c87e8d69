import { ok, refused } from '../../base/result.ts';
import type { KeptTexts } from '../../contract/platform.ts';

/**
 * A browser storage that never throws. Blocked cookies make the very property `localStorage` throw, private windows
 * and full disks make writes throw, and some browsers drop a write without a word: hence the way in through a function,
 * and the reading back. While it is not allowed, it can only be emptied (T-3).
 */
export function keptTexts(open: () => Storage | null, isAllowed: () => boolean): KeptTexts {
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
        return isAllowed() ? (storage()?.getItem(key) ?? null) : null;
      } catch {
        return null;
      }
    },
    write(key, text) {
      const kept = isAllowed() && storage();
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
        const kept = storage();
        // Where nothing may be kept, not even the attempt should be seen.
        if (kept && kept.getItem(key) !== null) kept.removeItem(key);
      } catch {
        // What cannot be opened holds nothing of ours.
      }
    },
    onChange(key, listener) {
      const kept = storage();
      const hear = (event: StorageEvent): void => {
        // `key` is null when the whole storage was cleared.
        if (isAllowed() && event.storageArea === kept && (event.key === key || event.key === null)) {
          listener(event.newValue);
        }
      };
      if (kept) addEventListener('storage', hear);
      return () => removeEventListener('storage', hear);
    },
  };
}

/** By name: Firefox has one of its own, and the code numbers are deprecated. */
const isQuota = (error: unknown): boolean =>
  error instanceof DOMException && /^(QuotaExceeded|NS_ERROR_DOM_QUOTA_REACHED)/.test(error.name);
