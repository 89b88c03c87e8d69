import { isServing } from './keep-tokens.ts';
import type { FoundToken, SessionEvidence } from './session-evidence.ts';
import { mayIssueByBoot, type VisitorRecord } from './visitor-record.ts';

/** A visitor whom this page may be in full. */
export interface FullClaim {
  readonly visitor: VisitorRecord;
  /** Something only this very host or this very person can have stands for it; false: a sibling may have planted it. */
  readonly own: boolean;
  /** The tokens of this visitor that serve, own ones first. */
  readonly tokens: readonly FoundToken[];
  /** The line a new token carries on; null: it begins one. */
  readonly line: string | null;
}

/**
 * Everybody this page may be in full, each once (T-7): by a secure token without restriction, by the boot id that may
 * still issue, by a handover code, by a signed identity.
 *
 * A cookie that sibling hosts can write may be somebody else's, put there to take in what is written next. So such a
 * token of a person with a signed identity counts only beside something of that person no sibling has.
 */
export function fullClaims(evidence: SessionEvidence): readonly FullClaim[] {
  const { now, secure, found, boot, code, identity } = evidence;
  const claims = new Map<string, FullClaim>();
  const claim = (visitor: VisitorRecord, own: boolean, token: FoundToken | null, line: string | null): void => {
    const before = claims.get(visitor.id);
    claims.set(visitor.id, {
      visitor,
      own: own || (before?.own ?? false),
      tokens: [...(before?.tokens ?? []), ...(token ? [token] : [])].sort(ownFirst),
      line: before?.line ?? line,
    });
  };

  // An http page shows its tokens to everybody on the way; what comes from one is not taken for secure.
  const serving = secure ? found.filter(({ token }) => isFull(token) && isServing(token, now)) : [];
  for (const one of [...serving].sort(ownFirst)) {
    const { visitor, token } = one;
    const own = one.place === 'own' || isShownOwn(evidence, visitor);
    const isPerson = identity !== null && visitor.identity?.id === identity.id;
    if (own || isPerson || visitor.identity === null) claim(visitor, own || isPerson, one, token.line);
  }
  if (boot.visitor && mayIssueByBoot(boot.visitor, { hash: boot.hash, secure, now })) {
    claim(boot.visitor, true, null, boot.visitor.tokens.find((token) => token.boot === boot.hash)?.line ?? null);
  }
  // A code that came by an address anybody may have written is believed like a cookie anybody may have written.
  if (code && (code.proven || code.visitor.identity === null || code.visitor.identity.id === identity?.id)) {
    claim(code.visitor, code.proven, null, code.line);
  }
  if (identity?.holder) claim(identity.holder, true, null, null);
  return [...claims.values()];
}

/** May show and do everything its visitor may. */
export const isFull = ({ kind, from }: FoundToken['token']): boolean => kind === 'secure' && from === null;

/** Own stores of the page show that it was this visitor's before, be it by a token that serves no more. */
export const isShownOwn = ({ found, now }: SessionEvidence, visitor: VisitorRecord): boolean =>
  found.some(
    ({ place, token, visitor: other }) =>
      place === 'own' &&
      other.id === visitor.id &&
      token.kind === 'secure' &&
      token.state !== 'revoked' &&
      now < token.expiresAt,
  );

const ownFirst = (a: FoundToken, b: FoundToken): number => Number(b.place === 'own') - Number(a.place === 'own');
