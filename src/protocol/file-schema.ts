import { z } from 'zod';
import { MOST_FILE_BYTES, MOST_FILES } from '../domain/file/file-settings.ts';
import { idSchema } from './id-schema.ts';
import { unique } from './unique.ts';

/** What an owner says about files in chats. */
export const fileSettingsSchema = z.strictObject({
  enabled: z.exactOptional(z.boolean()),
  maxBytes: z.exactOptional(z.int().min(1_024).max(MOST_FILE_BYTES)),
  perMessage: z.exactOptional(z.int().min(1).max(MOST_FILES)),
});

/** The files a message names. */
export const fileIdsSchema = z
  .array(idSchema)
  .min(1)
  .max(MOST_FILES)
  .superRefine(unique((id) => id));

/** A check for messages: no words are fine where there are files. */
export function wordsOrFiles(
  { text, files }: { readonly text: string; readonly files?: readonly string[] },
  context: z.core.$RefinementCtx,
): void {
  if (text === '' && files === undefined) context.addIssue({ code: 'custom', path: ['text'], message: 'is empty' });
}
