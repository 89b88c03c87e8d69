import type { ChatReceipt } from '../../domain/chat/chat-receipt.ts';
import { isCount, isDateTime, isNullOr, isRecord } from './shape.ts';

/** The receipt in an answer of unknown origin, or null; members we do not know pass. Twin of `protocol/visitor-chat-schema.ts`. */
export function readChatReceipt(value: unknown): ChatReceipt | null {
  return isRecord(value) &&
    typeof value.chat === 'string' &&
    typeof value.state === 'string' &&
    typeof value.reason === 'string' &&
    isNullOr(isCount, value.position) &&
    isNullOr(isCount, value.number) &&
    isDateTime(value.storedAt)
    ? (value as unknown as ChatReceipt)
    : null;
}
