import { z } from 'zod';
import { parseWith } from './parse-with.ts';

/** Capitals make no other account, whatever a mail server might think. */
const email = z.string().trim().toLowerCase();

/** One password alone guards what visitors wrote, so it is a long one; what it is made of is nobody's business. */
const SHORTEST_PASSWORD = 12;

const emailSchema = email.pipe(z.email('must be an e-mail address').max(254));

export const parseEmail = (value: unknown) => parseWith(emailSchema, value);

/** What an agent is to sign in with. */
export const accountSchema = z.strictObject({
  email: emailSchema,
  password: z.string().min(SHORTEST_PASSWORD, `must have at least ${SHORTEST_PASSWORD} characters`).max(200),
});

export const parseAccount = (value: unknown) => parseWith(accountSchema, value);

/** What somebody signs in with; whether it is right is asked by comparing alone. */
export const signInSchema = z.strictObject({ email: email.max(254), password: z.string().max(200) });

export const parseSignIn = (value: unknown) => parseWith(signInSchema, value);

/** A sign of life from a signed-in page; `active`: the person touched something since the last one (P-2). */
export const agentBeatSchema = z.strictObject({ active: z.boolean() });

export const parseAgentBeat = (value: unknown) => parseWith(agentBeatSchema, value);

const feedBeatSchema = z.strictObject({ kind: z.literal('beat'), active: z.boolean() });

/** A sign of life as a frame of a socket, out of its text. */
export function parseAgentFeedBeat(text: string) {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // What is no JSON is no beat either.
  }
  return parseWith(feedBeatSchema, value);
}
