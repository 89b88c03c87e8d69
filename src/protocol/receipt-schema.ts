import { z } from 'zod';

/** The furthest instant a `Date` can hold; beyond it `Intl` throws. */
const LAST_INSTANT = 8.64e15;

const instantSchema = z.int().min(-LAST_INSTANT).max(LAST_INSTANT);

/** What a visitor gets for a stored message (D-1). `contract/guards/receipt.ts` is its twin in the browser. */
export const receiptSchema = z.looseObject({
  id: z.string(),
  storedAt: instantSchema,
  replyBy: instantSchema,
  status: z.looseObject({
    availability: z.enum(['online', 'offline']),
    reason: z.enum(['open', 'disabled', 'outside-hours', 'holiday', 'no-agents', 'queue-full']),
    mode: z.enum(['chat', 'bot', 'form', 'wait', 'hidden', 'disabled']),
  }),
});
