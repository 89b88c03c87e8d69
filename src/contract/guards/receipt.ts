import type { Receipt } from '../../domain/form/submission.ts';
import { isDateTime, isOneOf, isRecord } from './shape.ts';

/** The receipt in an answer of unknown origin, or null; members we do not know pass. Twin of `protocol/receipt-schema.ts`. */
export function readReceipt(value: unknown): Receipt | null {
  return isRecord(value) &&
    typeof value.id === 'string' &&
    isDateTime(value.storedAt) &&
    isDateTime(value.replyBy) &&
    isRecord(value.status) &&
    isOneOf(['online', 'offline'], value.status.availability) &&
    isOneOf(['open', 'disabled', 'outside-hours', 'holiday', 'no-agents', 'queue-full'], value.status.reason) &&
    isOneOf(['chat', 'bot', 'form', 'wait', 'hidden', 'disabled'], value.status.mode)
    ? (value as unknown as Receipt)
    : null;
}
