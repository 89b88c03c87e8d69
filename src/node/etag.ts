/** A version as a strong entity tag. */
export const etagOf = (version: string | number): string => `"${version}"`;

/** Whether `If-None-Match` names this tag: what the caller holds is still right (weak comparison, RFC 9110). */
export function holdsEtag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const bare = etag.replace(/^W\//, '');
  return ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === bare);
}
