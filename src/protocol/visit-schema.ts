import { z } from 'zod';
import { idSchema } from './id-schema.ts';
import { languageSchema, pageContextSchema, visitorZoneSchema } from './page-schema.ts';

/** A sign of life from a page, and where it is (V-1). */
export const visitBeatSchema = z.strictObject({
  page: pageContextSchema,
  language: languageSchema,
  timeZone: visitorZoneSchema,
  device: z.enum(['desktop', 'tablet', 'phone']),
  department: z.exactOptional(idSchema),
  leaves: z.exactOptional(z.boolean()),
});
