/** Whether two values have the same `canonicalJson`, without making it: most that differ do so in their first members. */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((member, index) => isSameJson(member, b[index]));
  }
  const [own, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  for (const key in own) if (!isSameJson(own[key], other[key])) return false;
  // What is undefined is left out of JSON, so that a member only one of them has may still be none.
  for (const key in other) if (other[key] !== undefined && own[key] === undefined) return false;
  return true;
}
