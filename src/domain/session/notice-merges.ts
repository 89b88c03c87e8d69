import type { Finding } from '../doctor/finding.ts';

/** How many of the latest resolutions of a widget are looked at. */
export const RESOLUTIONS_SEEN = 50;
const FEW_MERGES = 5;

/** S11: more than a fifth of the latest sessions, and five at least, had to be merged; each entry: whether one was. */
export function noticeMerges(latest: readonly boolean[]): Finding | null {
  const merges = latest.filter(Boolean).length;
  const sessions = latest.length;
  return merges >= FEW_MERGES && merges * 5 > sessions ? { code: 'S11', merges, sessions } : null;
}
