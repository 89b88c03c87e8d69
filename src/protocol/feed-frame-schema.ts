import { z } from 'zod';
import { problemSchema } from './problem-schema.ts';
import { statusDocumentSchema } from './status-document-schema.ts';
import { countSchema, instantSchema, visitorFrameSchema } from './visitor-chat-schema.ts';

/** The frames that a page makes use of. `adapters/http/read-frame.ts` is its twin in the browser. */
export const feedFrameSchema = z.discriminatedUnion('kind', [
  ...visitorFrameSchema.options,
  z.looseObject({ kind: z.literal('typing'), chat: z.string(), name: z.string(), until: instantSchema }),
  z.looseObject({ kind: z.literal('ping'), now: instantSchema, heads: z.record(z.string(), countSchema) }),
  z.looseObject({ kind: z.literal('status'), document: statusDocumentSchema }),
  z.looseObject({ kind: z.literal('drain'), retryAfterMs: countSchema }),
  z.looseObject({ kind: z.literal('error'), problem: problemSchema }),
]);
