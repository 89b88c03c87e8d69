import { toInstant } from '../../../src/base/instant.ts';
import type { FoundToken, SessionEvidence } from '../../../src/domain/session/session-evidence.ts';
import type { IssuedToken, VisitorRecord } from '../../../src/domain/session/visitor-record.ts';

/** The instant at which every row is judged. */
export const NOW = toInstant(1_000_000);
export const LATER = toInstant(9_000_000);

export const aToken = (hash: string, members: Partial<IssuedToken> = {}): IssuedToken => ({
  hash,
  kind: hash.startsWith('bridge') ? 'bridge' : 'secure',
  from: null,
  attached: true,
  line: `line of ${hash}`,
  state: 'live',
  issuedAt: toInstant(1),
  expiresAt: LATER,
  usedAt: toInstant(2),
  boot: `boot of ${hash}`,
  replaces: [],
  ...members,
});

export const aVisitor = (id: string, members: Partial<VisitorRecord> = {}): VisitorRecord => ({
  id,
  widget: 'w',
  identity: null,
  createdAt: toInstant(1),
  lastSeenAt: toInstant(1),
  page: { url: 'https://shop.example/' },
  language: 'en',
  timeZone: 'UTC',
  origins: [],
  merged: [],
  tokens: [],
  boot: null,
  codes: [],
  heldSecure: true,
  wroteAt: null,
  mergedInto: null,
  ...members,
});

/** A visitor and tokens of theirs, as found in this place. */
export const heldBy = (
  visitor: VisitorRecord,
  place: FoundToken['place'],
  ...tokens: readonly IssuedToken[]
): readonly FoundToken[] => {
  const held = { ...visitor, tokens: [...visitor.tokens, ...tokens] };
  return tokens.map((token) => ({ place, token, visitor: held }));
};

export const someEvidence = (members: Partial<SessionEvidence> = {}): SessionEvidence => ({
  now: NOW,
  secure: true,
  bridges: true,
  found: [],
  boot: { hash: 'here', visitor: null },
  code: null,
  identity: null,
  ...members,
});
