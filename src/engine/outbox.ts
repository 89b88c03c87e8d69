import { readJson } from '../base/json.ts';
import type { Result } from '../base/result.ts';
import { refused } from '../base/result.ts';
import type { Stop } from '../base/stop.ts';
import type { KeepRefusal, KeptTexts } from '../contract/platform.ts';

/** Most entries, and most UTF-16 code units of their JSON, that are kept in the browser (D-1). */
export const OUTBOX_LIMITS = { entries: 50, length: 65_536 };

/** What is sent as one command, however often (D-1). */
export interface Sent {
  readonly commandId: string;
}

/**
 * What a visitor sends, from before it is first sent until it is answered (D-1, F-3).
 *
 * They lie in the store, so that a reload finds them; one that the store refuses is held in memory instead and lasts as
 * long as the page. The store is read anew for each call, because other tabs write to it: two of them sending the same
 * entry is safe, since the server stores it once.
 */
export interface Outbox<Entry extends Sent> {
  /** Oldest first. */
  list(): readonly Entry[];
  /** In place of the entry of the same command, if there is one. Refused: held in this page only, and why. */
  add(entry: Entry): Result<void, KeepRefusal>;
  remove(commandId: string): void;
  clear(): void;
  /** Another tab added or removed something. */
  onChange(listener: () => void): Stop;
}

/** `isEntry`: whether something read from the store is whole; anything may have been written there by another hand. */
export function openOutbox<Entry extends Sent>(
  store: KeptTexts,
  key: string,
  isEntry: (value: unknown) => value is Entry,
): Outbox<Entry> {
  let inPage: readonly Entry[] = [];
  // A store may refuse even to let go of something; what was removed must not come back and be sent for ever.
  const removed = new Set<string>();

  const inStore = (): readonly Entry[] => {
    const entries = readJson(store.read(key));
    if (!Array.isArray(entries)) return [];
    return entries.filter(isEntry).filter(({ commandId }) => !removed.has(commandId));
  };

  const keep = (entries: readonly Entry[]): Result<void, KeepRefusal> => {
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
    add(entry) {
      const { commandId } = entry;
      const kept = keep(withOne(inStore(), entry));
      inPage = kept.ok ? without(inPage, commandId) : withOne(inPage, entry);
      if (kept.ok) removed.delete(commandId);
      else removed.add(commandId);
      return kept;
    },
    remove,
    clear() {
      for (const { commandId } of [...inStore(), ...inPage]) remove(commandId);
    },
    onChange: (listener) => store.onChange(key, () => listener()),
  };
}

const without = <Entry extends Sent>(entries: readonly Entry[], commandId: string): readonly Entry[] =>
  entries.filter((entry) => entry.commandId !== commandId);

const withOne = <Entry extends Sent>(entries: readonly Entry[], entry: Entry): readonly Entry[] =>
  entries.some(({ commandId }) => commandId === entry.commandId)
    ? entries.map((each) => (each.commandId === entry.commandId ? entry : each))
    : [...entries, entry];
