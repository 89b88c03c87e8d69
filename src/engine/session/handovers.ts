import { MINUTE_MS } from '../../base/instant.ts';
import type { Clock } from '../../contract/platform.ts';

/** How long a code lies ready. It serves for two minutes, of which the way to the next page may need one. */
const READY_MS = MINUTE_MS;

/** The codes fetched for links that somebody is about to follow, one for each target (T-9). */
export interface Handovers {
  /** The one that is ready or under way, else a new one. */
  fetch(target: string): Promise<string | null>;
  /** Takes the one that is ready: a code serves once. */
  take(target: string): string | null;
  clear(): void;
}

interface Fetched {
  readonly since: number;
  readonly promise: Promise<string | null>;
  code: string | null;
}

export function createHandovers(clock: Clock, ask: (target: string) => Promise<string | null>): Handovers {
  const fetched = new Map<string, Fetched>();

  function fresh(target: string): Fetched | undefined {
    const found = fetched.get(target);
    const ageMs = found ? clock.now() - found.since : 0;
    // A clock that was turned back says nothing about the age.
    return ageMs >= 0 && ageMs < READY_MS ? found : undefined;
  }

  return {
    fetch(target) {
      const found = fresh(target);
      if (found) return found.promise;
      const promise = ask(target);
      const added: Fetched = { since: clock.now(), promise, code: null };
      fetched.set(target, added);
      void promise.then((code) => {
        added.code = code;
        // What was refused for now may be asked for at the next intent.
        if (code === null && fetched.get(target) === added) fetched.delete(target);
      });
      return promise;
    },
    take(target) {
      const code = fresh(target)?.code ?? null;
      if (code !== null) fetched.delete(target);
      return code;
    },
    clear: () => fetched.clear(),
  };
}
