import { z } from 'zod';
import type { Result } from '../base/result.ts';
import type { Rating } from '../domain/chat/chat.ts';
import type { ChatPosition, ChatStart, ChatWords, InvitationNews } from '../domain/chat/visitor-chat.ts';
import type { Problem } from '../domain/problem.ts';
import { contactSchema, messageTextSchema, ratingSchema, readMarkSchema, sayingShape } from './chat-schema.ts';
import { wordsOrFiles } from './file-schema.ts';
import { idSchema, randomIdSchema } from './id-schema.ts';
import { parseWith } from './parse-with.ts';

/** How a page begins a chat: less than the command can, since it is a stranger's word (C-1 to C-4). */
export const chatStartSchema = z.strictObject({
  commandId: randomIdSchema,
  text: z.exactOptional(messageTextSchema),
  department: z.exactOptional(idSchema),
  contact: z.exactOptional(contactSchema),
  invitation: z.exactOptional(idSchema),
});

export const parseChatStart = (value: unknown): Result<ChatStart, Problem> => parseWith(chatStartSchema, value);

const chatWordsSchema = z.strictObject(sayingShape).superRefine(wordsOrFiles);

export const parseChatWords = (value: unknown): Result<Omit<ChatWords, 'chat'>, Problem> =>
  parseWith(chatWordsSchema, value);

export const parseReadMark = (value: unknown): Result<{ number: number }, Problem> => parseWith(readMarkSchema, value);

export const parseRating = (value: unknown): Result<Pick<Rating, 'score'> & { comment?: string }, Problem> =>
  parseWith(ratingSchema, value);

const invitationNewsSchema = z.strictObject({ state: z.enum(['delivered', 'shown', 'dismissed']) });

export const parseInvitationNews = (value: unknown): Result<{ state: InvitationNews }, Problem> =>
  parseWith(invitationNewsSchema, value);

const NO_POSITION = z.strictObject({}).transform(() => null);

/** A query's members are texts. */
const positionSchema = z.union([
  NO_POSITION,
  z.strictObject({
    chat: idSchema,
    after: z
      .string()
      .regex(/^\d{1,9}$/, 'must be the number of an entry')
      .transform(Number),
  }),
]);

/** How far a page is, as its address says it; null where it says nothing. */
export const parsePosition = (query: unknown): Result<ChatPosition | null, Problem> => parseWith(positionSchema, query);
