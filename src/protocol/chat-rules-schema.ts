import { z } from 'zod';
import { DAY_MS } from '../base/instant.ts';

const duration = z
  .int()
  .min(0)
  .max(365 * DAY_MS);
const count = z.int().min(0).max(100_000);

/** How a department hands out its chats; 0 switches a limit or a span off, what is left out falls back. */
export const chatRulesSchema = z.strictObject({
  assignment: z.exactOptional(z.enum(['auto', 'manual'])),
  capacity: z.exactOptional(count),
  queueLimit: z.exactOptional(count),
  offerTimeoutMs: z.exactOptional(duration),
  graceMs: z.exactOptional(duration),
  answerLimitMs: z.exactOptional(duration),
  visitorLimitMs: z.exactOptional(duration),
  ownerGraceMs: z.exactOptional(duration),
  reopenWindowMs: z.exactOptional(duration),
  inactivityMs: z.exactOptional(duration),
  offlineHandling: z.exactOptional(
    z.strictObject({
      enabled: z.exactOptional(z.boolean()),
      maxOpen: z.exactOptional(count),
      autoAssign: z.exactOptional(z.boolean()),
      priority: z.exactOptional(z.enum(['queued', 'open'])),
    }),
  ),
});
