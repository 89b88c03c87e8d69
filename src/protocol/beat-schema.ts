import { z } from 'zod';
import { parseWith } from './parse-with.ts';

/** A sign of life of one session (P-2). A program that cannot tell whether its person is there counts as active. */
export const beatSchema = z.strictObject({
  transport: z.enum(['http', 'socket']).default('http'),
  active: z.boolean().default(true),
});

export type Beat = z.output<typeof beatSchema>;

export const parseBeat = (value: unknown) => parseWith(beatSchema, value);
