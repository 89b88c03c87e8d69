import { DAY_MS } from '../../base/instant.ts';

/** How long a browser stays signed in, however busy it is; then the password is asked for again (Z-5). */
export const LOGIN_LIFE_MS = 14 * DAY_MS;

const TOKEN = /^pla_[0-9a-f]{64}$/;

/** Whether this can be an agent's token at all. Whether it is one, only who issued it knows. */
export const isAgentTokenShaped = (text: string): boolean => TOKEN.test(text);

/** A new token out of two fresh ids of 128 random bits each. */
export const newAgentToken = (newId: () => string): string => `pla_${newId()}${newId()}`;
