import type { ChatReceipt } from '../../domain/chat/chat-receipt.ts';
import { isCount, isDateTime, isText, orNull, reader, shape } from './shape.ts';

/** The receipt in an answer of unknown origin, or null; members we do not know pass. Twin of `protocol/visitor-chat-schema.ts`. */
export const readChatReceipt = reader<ChatReceipt>(
  shape({
    chat: isText,
    state: isText,
    reason: isText,
    position: orNull(isCount),
    number: orNull(isCount),
    storedAt: isDateTime,
  }),
);
