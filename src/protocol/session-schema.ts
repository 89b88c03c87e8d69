import { z } from 'zod';
import type { Result } from '../base/result.ts';
import { originProblem } from '../domain/access/origin.ts';
import type { Problem } from '../domain/problem.ts';
import type { SessionRequest } from '../domain/session/session.ts';
import { idSchema, randomIdSchema } from './id-schema.ts';
import { languageSchema, pageContextSchema, visitorZoneSchema } from './page-schema.ts';
import { parseWith } from './parse-with.ts';

/** More tells a page nothing: what is found is at most a store, two cookies and a bridge (T-6). */
const MOST_PRESENTED = 4;
const LONGEST = 16_384;

/**
 * Any text: what cannot be a token is no mistake of the page and says nothing. A refusal would let a sibling host lock
 * visitors out with one long cookie.
 */
const tokenSchema = z.string().max(LONGEST);

/** What a page presents to learn whose session it has. */
export const sessionRequestSchema = z.strictObject({
  boot: randomIdSchema,
  tokens: z
    .array(z.strictObject({ token: tokenSchema, place: z.enum(['own', 'shared', 'bridge']) }))
    .max(MOST_PRESENTED),
  code: z.exactOptional(tokenSchema),
  identity: z.exactOptional(z.string().max(LONGEST)),
  storage: z.exactOptional(z.literal('denied')),
  page: pageContextSchema,
  language: languageSchema,
  timeZone: visitorZoneSchema,
});

/** An origin alone, as browsers write one: no pattern, lower case, no usual port. */
const targetSchema = z
  .string()
  .max(300)
  .superRefine((target, context) => {
    const problem = target.includes('*') ? 'must be one origin, without a star' : originProblem(target);
    if (problem) context.addIssue({ code: 'custom', message: problem });
  })
  .transform((target) => new URL(target).origin);

/** The body that asks for a handover code. */
export const handoverBodySchema = z.strictObject({ target: targetSchema });

/** The body that ends sessions; as many as one page can hold, with some to spare. */
export const endBodySchema = z.strictObject({ tokens: z.array(tokenSchema).max(2 * MOST_PRESENTED) });

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

const secretSchema = z
  .string()
  .max(1_024)
  .refine((secret) => bytesOf(secret) >= 32, 'must have 32 bytes at least');

const publicKeySchema = z
  .string()
  .regex(/^[\w-]{42}[AEIMQUYcgkosw048]$/, 'must be the x of an Ed25519 JWK: 32 bytes in base64url');

/** A key that identity tokens may be signed with (T-10). */
export const identityKeySchema = z.discriminatedUnion('alg', [
  z.strictObject({ kid: idSchema, alg: z.literal('HS256'), secret: secretSchema }),
  z.strictObject({ kid: idSchema, alg: z.literal('EdDSA'), publicKey: publicKeySchema }),
]);

export const parseSessionRequest = (value: unknown): Result<SessionRequest, Problem> =>
  parseWith(sessionRequestSchema, value);

export const parseHandoverBody = (value: unknown) => parseWith(handoverBodySchema, value);

export const parseEndBody = (value: unknown) => parseWith(endBodySchema, value);

export const parseIdentityKey = (value: unknown) => parseWith(identityKeySchema, value);
