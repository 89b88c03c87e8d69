import { z } from 'zod';
import { readJson } from '../base/json.ts';
import { type Result, refused } from '../base/result.ts';
import type { Problem } from '../domain/problem.ts';
import type { PageFrame } from './frames.ts';
import { idSchema } from './id-schema.ts';
import { namesTwice } from './names-twice.ts';
import { parseWith } from './parse-with.ts';

const LONGEST_TOKEN = 1_024;

/** What a page may say over its socket. */
export const pageFrameSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('hello'),
    widget: idSchema,
    token: z.exactOptional(z.string().max(LONGEST_TOKEN)),
    position: z.exactOptional(z.strictObject({ chat: idSchema, after: z.int().min(0).max(999_999_999) })),
    status: z.exactOptional(z.string().max(200)),
  }),
  z.strictObject({ kind: z.literal('ping') }),
  z.strictObject({ kind: z.literal('pong') }),
]);

/** Reads one frame of a page's socket. */
export function parsePageFrame(text: string): Result<PageFrame, Problem> {
  const value = readJson(text);
  if (value === undefined) return refused(NO_JSON);
  return namesTwice(text) ? refused(TWICE) : parseWith(pageFrameSchema, value);
}

const NO_JSON: Problem = { code: 'invalid', message: 'The frame is not JSON.' };
const TWICE: Problem = { code: 'invalid', message: 'The frame names a member twice.' };
