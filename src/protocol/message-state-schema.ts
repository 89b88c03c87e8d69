import { z } from 'zod';
import { parseWith } from './parse-with.ts';

/** What has become of an offline message (F-5). */
export const messageStateSchema = z.strictObject({ state: z.enum(['new', 'read', 'replied', 'archived']) });

export type MessageState = z.output<typeof messageStateSchema>;

export const parseMessageState = (value: unknown) => parseWith(messageStateSchema, value);
