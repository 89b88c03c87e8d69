import { z } from 'zod';
import { fieldUseSchema } from './form-schema.ts';
import { textSchema } from './text-schema.ts';

/** More questions than these nobody who waits wants to answer. */
const MOST_QUESTIONS = 10;

const textsSchema = z.strictObject({
  queued: z.exactOptional(textSchema(2_000)),
  open: z.exactOptional(textSchema(2_000)),
  missed: z.exactOptional(textSchema(2_000)),
  active: z.exactOptional(textSchema(2_000)),
  closed: z.exactOptional(textSchema(2_000)),
});

const fieldsSchema = z.strictObject({
  name: z.exactOptional(fieldUseSchema),
  email: z.exactOptional(fieldUseSchema),
  phone: z.exactOptional(fieldUseSchema),
});

const patienceSchema = z
  .array(z.int().min(5).max(86_400))
  .max(MOST_QUESTIONS)
  .superRefine((seconds, context) => {
    for (const [place, second] of seconds.entries()) {
      if (place === 0 || second > (seconds[place - 1] ?? 0)) continue;
      context.addIssue({ code: 'custom', path: [place], message: 'must be greater than the one before' });
    }
  });

/** The chats of a widget; what each member means is said at `ChatSettings`. */
export const chatSettingsSchema = z.strictObject({
  texts: z.exactOptional(textsSchema),
  fields: z.exactOptional(fieldsSchema),
  patience: z.exactOptional(patienceSchema),
  rating: z.exactOptional(z.boolean()),
});
