import { isDateTime, shape, type Test } from './shape.ts';

/**
 * A token of the kind with this prefix, and its end. Its shape is checked to the letter, since it is written into
 * cookies, where a semicolon would begin an attribute.
 */
export const credential = (prefix: 'pl1_' | 'plb_'): Test => shape({ token: secret(prefix), expiresAt: isDateTime });

/** What the server made up: a prefix that says what for, and 64 digits. */
export const secret =
  (prefix: 'pl1_' | 'plb_' | 'plh_'): Test =>
  (value) =>
    typeof value === 'string' && value.startsWith(prefix) && /^\w{4}[0-9a-f]{64}$/.test(value);
