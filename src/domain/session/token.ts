import { DAY_MS, SECOND_MS } from '../../base/instant.ts';

/** `secure` may do everything the visitor may; `bridge` is for http pages, and may read from its attach point on (T-1). */
export type TokenKind = 'secure' | 'bridge';

/** How long each kind serves from the last resolution that answered with it. */
export const TOKEN_LIFE_MS: Readonly<Record<TokenKind, number>> = { secure: 180 * DAY_MS, bridge: DAY_MS };

/** How long a handover code waits for its page (T-9). */
export const HANDOVER_LIFE_MS = 120 * SECOND_MS;

const PREFIX: Readonly<Record<TokenKind, string>> = { secure: 'pl1_', bridge: 'plb_' };
const TOKEN = /^pl[1b]_[0-9a-f]{64}$/;
const HANDOVER = /^plh_[0-9a-f]{64}$/;

/** Whether this can be a token at all. Whether it is one, only who issued it knows. */
export const isTokenShaped = (text: string): boolean => TOKEN.test(text);

export const isHandoverShaped = (text: string): boolean => HANDOVER.test(text);

/** A new token out of two fresh ids of 128 random bits each. */
export const newToken = (kind: TokenKind, newId: () => string): string => `${PREFIX[kind]}${newId()}${newId()}`;

export const newHandoverCode = (newId: () => string): string => `plh_${newId()}${newId()}`;
