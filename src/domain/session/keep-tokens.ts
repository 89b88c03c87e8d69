import type { Instant } from '../../base/instant.ts';
import type { IssuedToken, VisitorRecord } from './visitor-record.ts';

/** Tokens remembered of one visitor; their browsers, hosts and lost answers need fewer. */
export const MOST_TOKENS = 24;

export const isServing = ({ state, expiresAt }: IssuedToken, now: Instant): boolean =>
  state === 'live' && now < expiresAt;

/** Adds a token. Where there is no room, one that serves nobody goes before one that does, and older before newer. */
export function addToken(record: VisitorRecord, token: IssuedToken): VisitorRecord {
  const tokens = [...record.tokens, token];
  while (tokens.length > MOST_TOKENS) {
    const spent = tokens.findIndex((other) => !isServing(other, token.issuedAt));
    tokens.splice(Math.max(0, spent), 1);
  }
  return { ...record, tokens, heldSecure: record.heldSecure || token.kind === 'secure' };
}

/**
 * Somebody came with this token: its answer has arrived. The first time it takes the place of those it replaces. With
 * `all` that is every other one but what the same page got at the same time in another tab, whoever else holds one may
 * have planted it, and no boot id issues sessions of this visitor any more.
 */
export function useToken(record: VisitorRecord, hash: string, now: Instant): VisitorRecord {
  const used = record.tokens.find((token) => token.hash === hash);
  if (!used || used.usedAt !== null || !isServing(used, now)) return record;
  const { replaces } = used;
  const isReplaced = (token: IssuedToken): boolean =>
    replaces === 'all' ? token.boot !== used.boot : replaces.includes(token.hash);
  const boot = record.boot && { ...record.boot, usedAt: record.boot.usedAt ?? now };
  return {
    ...record,
    boot: replaces === 'all' && boot?.hash !== used.boot ? null : boot,
    tokens: record.tokens.map((token) => {
      if (token === used) return { ...used, usedAt: now };
      return isReplaced(token) ? supersede(token) : token;
    }),
  };
}

/** Takes every token of these lines for good; no boot id of the visitor issues another (T-10). */
export const revokeLines = (record: VisitorRecord, lines: ReadonlySet<string>): VisitorRecord => ({
  ...record,
  boot: null,
  tokens: record.tokens.map((token) => (lines.has(token.line) ? { ...token, state: 'revoked' } : token)),
});

/** Changes the tokens of which something is to be changed. */
export const mapTokens = (record: VisitorRecord, change: (token: IssuedToken) => IssuedToken): VisitorRecord => ({
  ...record,
  tokens: record.tokens.map(change),
});

export const supersede = (token: IssuedToken): IssuedToken =>
  token.state === 'live' ? { ...token, state: 'superseded' } : token;
