import type { Instant } from '../../base/instant.ts';
import { type FullClaim, fullClaims, isShownOwn } from './full-claims.ts';
import { isServing } from './keep-tokens.ts';
import { type Contender, pickWinner } from './pick-winner.ts';
import type { FoundToken, SessionEvidence } from './session-evidence.ts';
import type { VisitorRecord } from './visitor-record.ts';

/** Whose session it is, and what is to be done so that the page can keep it. */
export interface SessionDecision {
  /** null: somebody new. */
  readonly visitor: string | null;
  /** Visitors who turn out to be this one. */
  readonly merges: readonly string[];
  /** The visitor is from now on the person whose identity was signed. */
  readonly identifies: boolean;
  /** Whether earlier tokens may be in strangers' hands, so that they go as soon as the identity or the new token holds. */
  readonly adopts: boolean;
  /** What the page may see: null: everything; an instant: what is from then on (T-8). */
  readonly from: Instant | null;
  /** The secure token that goes on; null: a new one, where the page may hold one. */
  readonly keepsSecure: string | null;
  readonly keepsBridge: string | null;
  /** An http page comes with this bridge for the first time: what is from now on is what it shows (T-8). */
  readonly attaches: boolean;
  readonly line: string | null;
  /** What the first use of the new token supersedes. */
  readonly replaces: readonly string[] | 'all';
  /** The boot id may issue sessions of this visitor, in case the answer is lost. */
  readonly linksBoot: boolean;
  /** Sessions of another person in this browser, which end here (T-10). */
  readonly ends: readonly { readonly visitor: string; readonly line: string }[];
}

const NOBODY: SessionDecision = {
  visitor: null,
  merges: [],
  identifies: false,
  adopts: false,
  from: null,
  keepsSecure: null,
  keepsBridge: null,
  attaches: false,
  line: null,
  replaces: [],
  linksBoot: true,
  ends: [],
};

/** Decides whose session a page has (T-6, T-7, T-8, T-10): in full, else by less, else it is somebody new. */
export function resolveSession(evidence: SessionEvidence): SessionDecision {
  const claims = fullClaims(evidence);
  const { identity } = evidence;
  const others = claims.filter(({ visitor }) => identity && visitor.identity && visitor.identity.id !== identity.id);
  if (identity && others.length > 0) return anotherPerson(evidence, claims, others);
  if (claims.length > 0) return inFull(evidence, claims);
  // What may show less than everything says nothing about who somebody is.
  return identity ? { ...NOBODY, identifies: true, linksBoot: false } : byLess(evidence);
}

/** Whoever has the strongest claim, and the others become that one if nothing speaks against it (T-7). */
function inFull(evidence: SessionEvidence, claims: readonly FullClaim[]): SessionDecision {
  const { identity, secure, now } = evidence;
  const id = pickWinner(claims.map(({ visitor }) => contender(evidence, visitor)))?.id;
  const winner = claims.find(({ visitor }) => visitor.id === id) as FullClaim;
  const merges = mayMerge(evidence, claims) ? claims.filter((claim) => claim !== winner) : [];
  const identifies = identity !== null && winner.visitor.identity === null;
  const adopts = !winner.own && merges.length === 0;
  const retiring = winner.tokens.filter(({ place, token }) => place === 'own' && isRetiring(winner, token.hash));
  const kept = winner.tokens.find(({ token }) => !isRetiring(winner, token.hash));
  const bridge = servingBridges(evidence).find(({ visitor }) => visitor.id === id);
  const lasting = merges.length > 0 ? ownTokens([winner, ...merges]) : retiring.map(({ token }) => token.hash);
  // On an http page a code or a boot id leads to a bridge; by a boot id of its own the page saw everything since then.
  const since = evidence.boot.visitor?.id === id ? evidence.boot.visitor?.boot?.since : undefined;
  return {
    ...NOBODY,
    visitor: winner.visitor.id,
    merges: merges.map(({ visitor }) => visitor.id),
    identifies,
    adopts,
    from: secure ? null : (since ?? now),
    keepsSecure: merges.length > 0 || adopts ? null : (kept?.token.hash ?? null),
    keepsBridge: merges.length > 0 || adopts ? null : (bridge?.token.hash ?? null),
    attaches: bridge !== undefined && !secure && !bridge.token.attached,
    line: winner.line ?? merges.find(({ line }) => line !== null)?.line ?? null,
    replaces: adopts && !identifies ? 'all' : lasting,
    linksBoot: merges.length > 0 && winner.visitor.identity === null && !identifies,
  };
}

/** Somebody else signed in here than the session was of: nothing of the old one is the new one's (T-10). */
function anotherPerson(
  { identity, found }: SessionEvidence,
  claims: readonly FullClaim[],
  others: readonly FullClaim[],
): SessionDecision {
  const holder = identity?.holder ?? null;
  const claim = claims.find(({ visitor }) => visitor.id === holder?.id);
  const ended = new Set(others.map(({ visitor }) => visitor.id));
  return {
    ...NOBODY,
    visitor: holder?.id ?? null,
    identifies: holder === null,
    keepsSecure: claim?.tokens[0]?.token.hash ?? null,
    line: claim?.tokens[0]?.token.line ?? null,
    linksBoot: false,
    ends: found
      .filter(({ visitor }) => ended.has(visitor.id))
      .map(({ visitor, token }) => ({ visitor: visitor.id, line: token.line })),
  };
}

/** By a restricted token, and only where there is none by a bridge: neither merges, nor says who somebody is (T-8). */
function byLess(evidence: SessionEvidence): SessionDecision {
  const { secure, now } = evidence;
  const limited = secure ? servingRestricted(evidence).filter((one) => isOwn(evidence, one)) : [];
  const bridges = servingBridges(evidence);
  const pool = limited.length > 0 ? limited : bridges;
  const id = pickWinner(pool.map(({ visitor }) => contender(evidence, visitor)))?.id;
  const best = pool.find(({ visitor }) => visitor.id === id);
  if (!best) return NOBODY;

  const { visitor, token } = best;
  const bridge = bridges.find((one) => one.visitor.id === id);
  const common = { ...NOBODY, visitor: visitor.id, line: token.line, linksBoot: false };
  if (token.kind === 'secure') {
    const keepsBridge = bridge?.token.hash ?? null;
    return { ...common, from: token.from, keepsSecure: token.hash, keepsBridge };
  }
  const from = token.attached ? (token.from ?? now) : now;
  if (!secure) return { ...common, from, keepsBridge: token.hash, attaches: !token.attached };
  // Lifted once, and only if there is no secure session yet that somebody on the network path could get into (T-8).
  if (!visitor.heldSecure) return { ...common, replaces: 'all', linksBoot: true };
  return { ...common, from, replaces: [token.hash] };
}

/** All presented tokens in full right, or of somebody who is here in full anyway, and one verified visitor at most. */
function mayMerge(evidence: SessionEvidence, claims: readonly FullClaim[]): boolean {
  const here = new Set(claims.map(({ visitor }) => visitor.id));
  const less = [...servingBridges(evidence), ...servingRestricted(evidence)];
  const verified = claims.filter(({ visitor }) => visitor.identity !== null);
  return evidence.secure && less.every(({ visitor }) => here.has(visitor.id)) && verified.length <= 1;
}

const servingBridges = ({ found, now, bridges }: SessionEvidence): readonly FoundToken[] =>
  found.filter(({ token }) => bridges && token.kind === 'bridge' && isServing(token, now));

const servingRestricted = ({ found, now }: SessionEvidence): readonly FoundToken[] =>
  found.filter(({ token }) => token.kind === 'secure' && token.from !== null && isServing(token, now));

const isOwn = (evidence: SessionEvidence, { place, visitor }: FoundToken): boolean =>
  place === 'own' || isShownOwn(evidence, visitor);

/** A token whose successor was issued and not used yet: it serves, but the page is to get one that lasts. */
const isRetiring = ({ visitor }: FullClaim, hash: string): boolean =>
  visitor.tokens.some(
    ({ state, usedAt, replaces }) =>
      state === 'live' && usedAt === null && replaces !== 'all' && replaces.includes(hash),
  );

const ownTokens = (claims: readonly FullClaim[]): readonly string[] =>
  claims.flatMap(({ tokens }) => tokens.filter(({ place }) => place === 'own').map(({ token }) => token.hash));

function contender({ openChats }: SessionEvidence, visitor: VisitorRecord): Contender {
  const openChatAt = openChats?.get(visitor.id);
  return { ...visitor, ...(openChatAt !== undefined && { openChatAt }) };
}
