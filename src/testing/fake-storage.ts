import { ok, refused } from '../base/result.ts';
import type { KeepRefusal, KeptTexts } from '../contract/platform.ts';

/** One storage of a browser, as every tab of it sees it. */
export interface FakeStorage {
  readonly texts: Map<string, string>;
  /** Why writes are refused from now on; null: they are taken. `denied` hides what is there, too. */
  refusal: KeepRefusal | null;
  /** How often something was written or removed, tried or done. */
  writes: number;
  /** How many listeners hear of changes. */
  readonly listeners: number;
  /** The same storage seen from one more tab, which hears what the others write; `isAllowed`: the visitor's word there. */
  open(isAllowed?: () => boolean): KeptTexts & { close(): void };
}

export function fakeStorage(): FakeStorage {
  const texts = new Map<string, string>();
  const hearers = new Set<{ tab: object; key: string; listener: (text: string | null) => void }>();

  const tell = (tab: object, key: string): void => {
    for (const hearer of [...hearers]) {
      if (hearer.tab !== tab && hearer.key === key) hearer.listener(texts.get(key) ?? null);
    }
  };

  return {
    texts,
    refusal: null,
    writes: 0,
    get listeners() {
      return hearers.size;
    },
    open(isAllowed = () => true) {
      const tab = {};
      return {
        read: (key) => (this.refusal === 'denied' || !isAllowed() ? null : (texts.get(key) ?? null)),
        write: (key, text) => {
          if (!isAllowed()) return refused('denied');
          this.writes++;
          if (this.refusal) return refused(this.refusal);
          texts.set(key, text);
          tell(tab, key);
          return ok(undefined);
        },
        remove: (key) => {
          this.writes++;
          if (this.refusal !== 'denied' && texts.delete(key)) tell(tab, key);
        },
        onChange(key, listener) {
          const hearer = { tab, key, listener };
          hearers.add(hearer);
          return () => void hearers.delete(hearer);
        },
        close() {
          for (const hearer of [...hearers]) if (hearer.tab === tab) hearers.delete(hearer);
        },
      };
    },
  };
}
