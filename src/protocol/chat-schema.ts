import { z } from 'zod';
import { idSchema, randomIdSchema } from './id-schema.ts';
import { parseWith } from './parse-with.ts';

/** The longest message of a chat, in characters (Z-4). */
export const LONGEST_MESSAGE = 4_000;

const textSchema = z.string().trim().min(1).max(LONGEST_MESSAGE);

const visitorSchema = z.strictObject({
  kind: z.literal('visitor'),
  widget: idSchema,
  // What cannot be a token is answered as one that serves no more.
  token: z.string().max(16_384),
  origin: z.string().max(300).nullable(),
});
const agentSchema = z.strictObject({ kind: z.literal('agent'), id: idSchema });
const botSchema = z.strictObject({ kind: z.literal('bot') });

const ofVisitor = { actor: visitorSchema };
const ofAgent = { actor: agentSchema };
const chat = { chat: idSchema };
const words = { commandId: randomIdSchema, text: textSchema };

/** What may be asked of chats; `src/workspace/chat-command.ts` says what each does. */
export const chatCommandSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('start-chat'),
    ...ofVisitor,
    commandId: randomIdSchema,
    text: z.exactOptional(textSchema),
    department: z.exactOptional(idSchema),
    skipsBot: z.exactOptional(z.boolean()),
  }),
  z.strictObject({
    kind: z.literal('write'),
    actor: z.discriminatedUnion('kind', [visitorSchema, botSchema]),
    ...chat,
    ...words,
  }),
  z.strictObject({
    kind: z.literal('hand-off'),
    actor: z.discriminatedUnion('kind', [visitorSchema, botSchema]),
    ...chat,
    reason: z.exactOptional(z.enum(['handed-off', 'bot-failed'])),
  }),
  z.strictObject({ kind: z.literal('open-chat'), ...ofAgent, ...chat }),
  z.strictObject({ kind: z.literal('reply'), ...ofAgent, ...chat, ...words }),
  z.strictObject({ kind: z.literal('note'), ...ofAgent, ...chat, ...words }),
  z.strictObject({ kind: z.literal('pass-offer'), ...ofAgent, ...chat }),
  z.strictObject({
    kind: z.literal('transfer-chat'),
    ...ofAgent,
    ...chat,
    to: z.union([z.strictObject({ agent: idSchema }), z.strictObject({ department: idSchema })]),
    note: z.exactOptional(textSchema),
  }),
  z.strictObject({
    kind: z.literal('close-chat'),
    actor: z.discriminatedUnion('kind', [visitorSchema, agentSchema]),
    ...chat,
  }),
  z.strictObject({ kind: z.literal('reopen-chat'), ...ofAgent, ...chat }),
  z.strictObject({ kind: z.literal('invite-and-start'), ...ofAgent, widget: idSchema, visitor: idSchema, ...words }),
  z.strictObject({ kind: z.literal('save-workspace'), offlineHandling: z.boolean() }),
]);

export const parseChatCommand = (value: unknown) => parseWith(chatCommandSchema, value);
