import type { Instant } from '../../base/instant.ts';
import { toInstant } from '../../base/instant.ts';
import { addToken, mapTokens } from '../../domain/session/keep-tokens.ts';
import type { Credential } from '../../domain/session/session.ts';
import { newToken, TOKEN_LIFE_MS } from '../../domain/session/token.ts';
import type { IssuedToken, VisitorRecord } from '../../domain/session/visitor-record.ts';
import { type Context, documentKey, type State } from '../state/state.ts';
import { secretHash } from './secret-hash.ts';
import { TOKEN } from './visitor-documents.ts';
import { keepLead } from './visitor-shelf.ts';

export interface Issued {
  readonly visitor: VisitorRecord;
  readonly credential: Credential;
}

/** Makes a token of a visitor. The caller keeps the visitor. */
export function issueToken(
  state: State,
  visitor: VisitorRecord,
  terms: Pick<IssuedToken, 'kind' | 'from' | 'attached' | 'line' | 'boot' | 'replaces'>,
  { now, newId }: Context,
): Issued {
  const token = newToken(terms.kind, newId);
  const hash = secretHash(visitor.widget, token);
  const expiresAt = toInstant(now + TOKEN_LIFE_MS[terms.kind]);
  keepLead(state, TOKEN, hash, visitor.id, now);
  const after = addToken(visitor, { ...terms, hash, state: 'live', issuedAt: now, expiresAt, usedAt: null });
  const remembered = new Set(after.tokens.map((other) => other.hash));
  for (const { hash: forgotten } of visitor.tokens) {
    if (!remembered.has(forgotten)) state.history.delete(documentKey(TOKEN, forgotten));
  }
  return { visitor: after, credential: { token, expiresAt } };
}

/** The presented token once more, for its whole time from now on. */
export function prolongToken(
  visitor: VisitorRecord,
  { token, hash, kind }: { readonly token: string; readonly hash: string; readonly kind: IssuedToken['kind'] },
  now: Instant,
): Issued {
  const expiresAt = toInstant(now + TOKEN_LIFE_MS[kind]);
  return {
    visitor: mapTokens(visitor, (other) => (other.hash === hash ? { ...other, expiresAt } : other)),
    credential: { token, expiresAt },
  };
}
