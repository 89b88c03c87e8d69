import type { Receipt } from '../../domain/form/submission.ts';
import { isDateTime, isText, oneOf, reader, shape } from './shape.ts';

/** The receipt in an answer of unknown origin, or null; members we do not know pass. Twin of `protocol/receipt-schema.ts`. */
export const readReceipt = reader<Receipt>(
  shape({
    id: isText,
    storedAt: isDateTime,
    replyBy: isDateTime,
    status: shape({
      availability: oneOf('online', 'offline'),
      reason: oneOf('open', 'disabled', 'outside-hours', 'holiday', 'no-agents', 'queue-full'),
      mode: oneOf('chat', 'bot', 'form', 'wait', 'hidden', 'disabled'),
    }),
  }),
);
