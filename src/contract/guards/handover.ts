import type { Handover } from '../../domain/session/session.ts';
import { isDateTime, isRecord } from './shape.ts';

/** The code in an answer of unknown origin, or null; members we do not know pass. Twin of `protocol/session-answer-schema.ts`. */
export function readHandover(value: unknown): Handover | null {
  return isRecord(value) &&
    typeof value.code === 'string' &&
    /^plh_[0-9a-f]{64}$/.test(value.code) &&
    isDateTime(value.expiresAt)
    ? (value as unknown as Handover)
    : null;
}
