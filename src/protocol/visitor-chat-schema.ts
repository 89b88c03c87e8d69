import { z } from 'zod';
import { FILE_TYPES } from '../domain/file/chat-file.ts';
import { problemSchema } from './problem-schema.ts';

/** The furthest instant a `Date` can hold; beyond it `Intl` throws. */
const LAST_INSTANT = 8.64e15;

export const instantSchema = z.int().min(-LAST_INSTANT).max(LAST_INSTANT);
export const countSchema = z.int().min(0);
const stateSchema = z.enum(['bot', 'queued', 'open', 'active', 'missed', 'closed']);

/** What became of a visitor's words (S-11). `contract/guards/chat-receipt.ts` is its twin in the browser. */
export const chatReceiptSchema = z.looseObject({
  chat: z.string(),
  // A later server may know states and reasons that this page has no words for; its words are stored all the same.
  state: z.string(),
  reason: z.string(),
  position: countSchema.nullable(),
  number: countSchema.nullable(),
  storedAt: instantSchema,
});

/** A file as a message names it. `contract/guards/file-ref.ts` is its twin in the browser. */
export const fileRefSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  type: z.enum(FILE_TYPES),
  bytes: countSchema,
  width: countSchema.nullable(),
  height: countSchema.nullable(),
});

const entryFields = { number: countSchema, at: instantSchema, name: z.string().nullable() };

const entrySchema = z.discriminatedUnion('kind', [
  z.looseObject({
    kind: z.literal('message'),
    ...entryFields,
    from: z.enum(['visitor', 'agent', 'bot']),
    text: z.string(),
    commandId: z.string().nullable(),
    // What a later server offers passes; the page shows what it has a button for.
    offers: z.array(z.string()),
    files: z.array(fileRefSchema).optional(),
    choices: z.array(z.string()).optional(),
  }),
  z.looseObject({ kind: z.literal('turn'), ...entryFields, to: stateSchema, reason: z.string() }),
]);

/** What a visitor's page gets of its chat. `contract/guards/visitor-page.ts` is its twin in the browser. */
export const visitorPageSchema = z.looseObject({
  chat: z
    .looseObject({
      id: z.string(),
      state: stateSchema,
      reason: z.string(),
      since: instantSchema,
      startedAt: instantSchema,
      department: z.string().nullable(),
      position: countSchema.nullable(),
      agent: z.string().nullable(),
      head: countSchema,
      goesOn: z.boolean(),
      epoch: z.string().optional(),
      read: countSchema.optional(),
      delivered: countSchema.optional(),
      rating: z
        .looseObject({ score: z.int().min(1).max(5), comment: z.string().nullable() })
        .nullable()
        .optional(),
    })
    .nullable(),
  entries: z.array(entrySchema),
  invitation: z
    .looseObject({
      id: z.string(),
      name: z.string(),
      text: z.string(),
      fields: z.array(z.enum(['name', 'email', 'phone'])),
      expiresAt: instantSchema,
    })
    .nullable(),
  // What a later server asks for passes, too.
  known: z.array(z.string()).optional(),
});

/** The same of a frame of the feed. */
export const visitorFrameSchema = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('page'), ...visitorPageSchema.shape }),
  z.looseObject({ kind: z.literal('ended'), problem: problemSchema }),
]);
