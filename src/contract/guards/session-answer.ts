import type { SessionAnswer } from '../../domain/session/session.ts';
import { isCredential } from './credential.ts';
import { isOptional, isRecord } from './shape.ts';

/** The session in an answer of unknown origin, or null; members we do not know pass. Twin of `protocol/session-answer-schema.ts`. */
export function readSessionAnswer(value: unknown): SessionAnswer | null {
  return isRecord(value) &&
    typeof value.visitor === 'string' &&
    (value.secure === undefined || isCredential('pl1_', value.secure)) &&
    (value.bridge === undefined || isCredential('plb_', value.bridge)) &&
    (value.identity === null || isIdentity(value.identity)) &&
    typeof value.earlier === 'boolean' &&
    Array.isArray(value.findings) &&
    value.findings.every((finding) => isRecord(finding) && typeof finding.code === 'string')
    ? (value as unknown as SessionAnswer)
    : null;
}

const isIdentity = (value: unknown): boolean =>
  isRecord(value) &&
  typeof value.id === 'string' &&
  isOptional('string', value.name) &&
  isOptional('string', value.email);
