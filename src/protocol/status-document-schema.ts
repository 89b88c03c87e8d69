import { z } from 'zod';

const shapeOfSchedule = z.looseObject({ timeZone: z.string(), weekly: z.looseObject({}) });

/**
 * The status document as pages read it: the shape the rules rely on, no more. What is inside was checked strictly when
 * it was saved (`settings-schema.ts`); a page of an older version must take members it does not know.
 * `contract/guards/status-document.ts` is its twin in the browser.
 */
export const statusDocumentSchema = z.looseObject({
  version: z.string(),
  settings: z.looseObject({
    id: z.string(),
    schedule: shapeOfSchedule.optional(),
    departments: z.array(z.string()).optional(),
  }),
  people: z.looseObject({
    staffed: z.boolean(),
    departments: z.array(z.looseObject({ id: z.string(), schedule: shapeOfSchedule.optional() })).optional(),
  }),
});
