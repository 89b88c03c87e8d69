import type { Credential } from '../../domain/session/session.ts';
import { isDateTime, isRecord } from './shape.ts';

/**
 * Whether a value is a token of the kind with this prefix, and its end. Its shape is checked to the letter, since it is
 * written into cookies, where a semicolon would begin an attribute.
 */
export const isCredential = (prefix: 'pl1_' | 'plb_', value: unknown): value is Credential =>
  isRecord(value) &&
  typeof value.token === 'string' &&
  value.token.startsWith(prefix) &&
  /^\w{4}[0-9a-f]{64}$/.test(value.token) &&
  isDateTime(value.expiresAt);
