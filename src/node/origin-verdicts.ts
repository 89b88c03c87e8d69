import { isAllowedOrigin } from '../domain/access/origin.ts';

/** Origins one list is asked about before its verdicts are forgotten: strangers can make up as many as they like. */
const REMEMBERED = 1_000;

/**
 * `isAllowedOrigin`, judged once for each list and origin: a page asks every half minute, and is who it was. A saved
 * list is another object, so that its verdicts begin anew.
 */
export function originVerdicts(): (origins: readonly string[], origin: string) => boolean {
  const verdicts = new WeakMap<readonly string[], Map<string, boolean>>();
  return (origins, origin) => {
    let known = verdicts.get(origins);
    if (!known || known.size >= REMEMBERED) {
      known = new Map();
      verdicts.set(origins, known);
    }
    let allowed = known.get(origin);
    if (allowed === undefined) {
      allowed = isAllowedOrigin(origins, origin);
      known.set(origin, allowed);
    }
    return allowed;
  };
}
