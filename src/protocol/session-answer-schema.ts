import { z } from 'zod';

/** The furthest instant a `Date` can hold; beyond it `Intl` throws. */
const LAST_INSTANT = 8.64e15;

const instantSchema = z.int().min(-LAST_INSTANT).max(LAST_INSTANT);

const tokenSchema = (prefix: string) => z.string().regex(new RegExp(`^${prefix}[0-9a-f]{64}$`));

const credentialSchema = (prefix: string) => z.looseObject({ token: tokenSchema(prefix), expiresAt: instantSchema });

/** Whose session it is, and what the page is to keep (T-7). `contract/guards/session-answer.ts` is its twin in the browser. */
export const sessionAnswerSchema = z.looseObject({
  visitor: z.string(),
  secure: credentialSchema('pl1_').optional(),
  bridge: credentialSchema('plb_').optional(),
  identity: z.looseObject({ id: z.string(), name: z.string().optional(), email: z.string().optional() }).nullable(),
  earlier: z.boolean(),
  // What a later server notices passes; the doctor says what it has words for.
  findings: z.array(z.looseObject({ code: z.string() })),
});

/** A code to be carried to another origin (T-9). `contract/guards/handover.ts` is its twin in the browser. */
export const handoverSchema = z.looseObject({ code: tokenSchema('plh_'), expiresAt: instantSchema });
