import { readJson } from '../../base/json.ts';
import { isRecord } from '../../contract/guards/shape.ts';
import { isToken } from './is-token.ts';

/** The session as local storage holds it, and as the other tabs of this origin hear of it. */
export interface KeptSession {
  readonly token: string;
  /** The visitor's id, no secret: by it another tab learns that somebody else has the page now. */
  readonly who: string;
  /** Whether the site signed for them. An anonymous visitor may become somebody; a verified one only somebody else. */
  readonly verified: boolean;
}

/** Longer than any we write: not worth parsing. */
const MOST_LENGTH = 1_024;

/** Reads what may be torn, foreign, of another version, or made to be found; null where it is no session of ours. */
export function readKeptSession(text: string | null): KeptSession | null {
  const kept = text !== null && text.length <= MOST_LENGTH ? readJson(text) : null;
  if (!isRecord(kept) || kept.v !== 1 || !isToken(kept.token, 'pl1')) return null;
  const { token, who, verified } = kept;
  return { token, who: typeof who === 'string' ? who : '', verified: verified === true };
}

export const writeKeptSession = ({ token, who, verified }: KeptSession): string =>
  JSON.stringify({ v: 1, token, who, verified });

/** Whether another person stands behind `after` (T-10). */
export const isSomebodyElse = (
  before: Pick<KeptSession, 'who' | 'verified'> | null,
  after: Pick<KeptSession, 'who'> | null,
): boolean => before !== null && (after === null || (before.verified && before.who !== after.who));
