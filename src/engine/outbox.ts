import { readJson } from '../base/json.ts';
import type { Result } from '../base/result.ts';
import { refused } from '../base/result.ts';
import type { Stop } from '../base/stop.ts';
import type { KeepRefusal, KeptTexts } from '../contract/platform.ts';
import type { Submission } from '../domain/form/submission.ts';
import { isSubmission } from './kept-submission.ts';

/** Most entries, and most UTF-16 code units of their JSON, that are kept in the browser (D-1). */
export const OUTBOX_LIMITS = { entries: 50, length: 65_536 };

/**
 * Submissions from before they are first sent until they are answered (D-1, F-3).
 *
 * They lie in the store, so that a reload finds them; one that the store refuses is held in memory instead and lasts as
 * long as the page. The store is read anew for each call, because other tabs write to it: two of them sending the same
 * entry is safe, since the server stores it once.
 */
export interface Outbox {
  /** Oldest first. */
  list(): readonly Submission[];
  /** Refused: held in this page only, and why. */
  add(submission: Submission): Result<void, KeepRefusal>;
  remove(commandId: string): void;
  clear(): void;
  /** Another tab added or removed something. */
  onChange(listener: () => void): Stop;
}

export function openOutbox(store: KeptTexts, key: string): Outbox {
  let inPage: readonly Submission[] = [];
  // A store may refuse even to let go of something; what was removed must not come back and be sent for ever.
  const removed = new Set<string>();

  const inStore = (): readonly Submission[] => {
    const entries = readJson(store.read(key));
    if (!Array.isArray(entries)) return [];
    return entries.filter(isSubmission).filter(({ commandId }) => !removed.has(commandId));
  };

  const keep = (entries: readonly Submission[]): Result<void, KeepRefusal> => {
    const text = JSON.stringify(entries);
    if (entries.length > OUTBOX_LIMITS.entries || text.length > OUTBOX_LIMITS.length) return refused('full');
    return store.write(key, text);
  };

  function remove(commandId: string): void {
    const rest = without(inStore(), commandId);
    inPage = without(inPage, commandId);
    removed.add(commandId);
    if (rest.length > 0) keep(rest);
    else store.remove(key);
  }

  return {
    list: () => [...inStore(), ...inPage],
    add(submission) {
      const { commandId } = submission;
      const kept = keep([...without(inStore(), commandId), submission]);
      inPage = without(inPage, commandId);
      if (kept.ok) removed.delete(commandId);
      else {
        removed.add(commandId);
        inPage = [...inPage, submission];
      }
      return kept;
    },
    remove,
    clear() {
      for (const { commandId } of [...inStore(), ...inPage]) remove(commandId);
    },
    onChange: (listener) => store.onChange(key, () => listener()),
  };
}

const without = (entries: readonly Submission[], commandId: string): readonly Submission[] =>
  entries.filter((entry) => entry.commandId !== commandId);
