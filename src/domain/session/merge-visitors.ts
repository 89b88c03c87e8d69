import type { Instant } from '../../base/instant.ts';
import { MOST_TOKENS, supersede } from './keep-tokens.ts';
import type { IssuedToken, VisitorRecord } from './visitor-record.ts';

/** Origins remembered of one visitor. */
const MOST_ORIGINS = 8;

export interface MergePlan {
  /** The tokens this browser came with; from now on they are one line. */
  readonly presented: ReadonlySet<string>;
  /** Those of them nobody else can have put there: they serve until the new token is used, in case its answer is lost. */
  readonly lasting: ReadonlySet<string>;
  readonly line: string;
  /** The line of the page that led here (T-9): it stays as it is. */
  readonly leading: string | null;
}

/**
 * One visitor of several (T-7): who stays, with all that the others were, and the others as they are kept from then on.
 * All earlier tokens are superseded at once, but for what the plan lets last, and for other devices of a person whose
 * identity is signed: nobody else can hold a token of theirs.
 */
export function mergeVisitors(
  winner: VisitorRecord,
  others: readonly VisitorRecord[],
  { presented, lasting, line, leading }: MergePlan,
): { readonly merged: VisitorRecord; readonly gone: readonly VisitorRecord[] } {
  const carry = (token: IssuedToken, lasts: boolean): IssuedToken => {
    const carried = presented.has(token.hash) ? { ...token, line } : token;
    return lasts || lasting.has(token.hash) || token.line === leading ? carried : supersede(carried);
  };
  const tokens = [
    ...others.flatMap((other) => other.tokens.map((token) => carry(token, false))),
    ...winner.tokens.map((token) => carry(token, winner.identity !== null && !presented.has(token.hash))),
  ];
  const all = [winner, ...others];
  const contact = Object.assign({}, ...[...others, winner].map((one) => one.contact));
  const visits = all.reduce((sum, { visits = 0 }) => sum + visits, 0);
  return {
    merged: {
      ...winner,
      ...(visits > 0 && { visits }),
      ...(Object.keys(contact).length > 0 && { contact }),
      // Live ones stay in any case: `sort` is stable, and the spent ones go first.
      tokens: tokens.sort((a, b) => rank(a) - rank(b)).slice(-MOST_TOKENS),
      codes: all.flatMap(({ codes }) => codes),
      boot: null,
      heldSecure: all.some(({ heldSecure }) => heldSecure),
      wroteAt: all.reduce<Instant | null>((first, { wroteAt }) => earlier(first, wroteAt), null),
      origins: [...new Set(others.flatMap(({ origins }) => origins).concat(winner.origins))].slice(-MOST_ORIGINS),
      merged: [...winner.merged, ...others.flatMap(({ id, merged }) => [id, ...merged])],
    },
    gone: others.map((other) => ({ ...other, tokens: [], codes: [], boot: null, mergedInto: winner.id })),
  };
}

/** The origins a visitor came from, with one more: newest last, each once. */
export const withOrigin = (origins: readonly string[], origin: string | null): readonly string[] =>
  origin === null ? origins : [...origins.filter((other) => other !== origin), origin].slice(-MOST_ORIGINS);

const rank = ({ state }: IssuedToken): number => (state === 'live' ? 1 : 0);

const earlier = (a: Instant | null, b: Instant | null): Instant | null => (a === null || (b !== null && b < a) ? b : a);
