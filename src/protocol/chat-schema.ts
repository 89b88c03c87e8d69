import { z } from 'zod';
import { LONGEST_CHOICE, MOST_CHOICES } from '../domain/chat/choices.ts';
import { cleanName, shownWords } from '../domain/text/clean-text.ts';
import { fileIdsSchema, wordsOrFiles } from './file-schema.ts';
import { idSchema, randomIdSchema } from './id-schema.ts';
import { parseWith } from './parse-with.ts';
import { unique } from './unique.ts';
import { visitBeatSchema } from './visit-schema.ts';

/** The longest message of a chat, in characters (Z-4). */
export const LONGEST_MESSAGE = 4_000;

/** Words as they are stored, the same for the page that tries again; what is blank to the eye is no words. */
const wordsSchema = z.string().overwrite(shownWords);

export const messageTextSchema = wordsSchema.min(1).max(LONGEST_MESSAGE);

/** Words that files may stand in for; to be checked with `wordsOrFiles`. */
export const sayingShape = {
  commandId: randomIdSchema,
  text: wordsSchema.max(LONGEST_MESSAGE),
  files: z.exactOptional(fileIdsSchema),
};

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
const words = { commandId: randomIdSchema, text: messageTextSchema };
const invitation = { invitation: idSchema };

/** Whether it is an address or a number at all is asked when a chat begins with it. */
export const contactSchema = z.strictObject({
  name: z.exactOptional(z.string().trim().max(200)),
  email: z.exactOptional(z.string().trim().max(254)),
  phone: z.exactOptional(z.string().trim().max(100)),
});

export const readMarkSchema = z.strictObject({ number: z.int().min(1) });

export const ratingSchema = z.strictObject({
  score: z.int().min(1).max(5),
  comment: z.exactOptional(wordsSchema.max(1_000)),
});

/** What may be asked of chats; `src/workspace/chats/chat-command.ts` says what each does. */
export const chatCommandSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('start-chat'),
    ...ofVisitor,
    commandId: randomIdSchema,
    text: z.exactOptional(messageTextSchema),
    department: z.exactOptional(idSchema),
    skipsBot: z.exactOptional(z.boolean()),
    contact: z.exactOptional(contactSchema),
    invitation: z.exactOptional(idSchema),
  }),
  z
    .strictObject({
      kind: z.literal('write'),
      actor: z.discriminatedUnion('kind', [visitorSchema, botSchema]),
      ...chat,
      ...sayingShape,
      offers: z.exactOptional(
        z
          .array(z.enum(['person', 'form']))
          .max(2)
          .superRefine(unique((offer) => offer)),
      ),
      choices: z.exactOptional(
        z
          .array(z.string().overwrite(cleanName).min(1).max(LONGEST_CHOICE))
          .max(MOST_CHOICES)
          .superRefine(unique((choice) => choice)),
      ),
      answers: z.exactOptional(z.int().min(0)),
    })
    .superRefine((command, context) => {
      wordsOrFiles(command, context);
      if (command.actor.kind === 'bot') {
        if (command.files) context.addIssue({ code: 'custom', path: ['files'], message: 'is not for the bot' });
        return;
      }
      for (const member of ['offers', 'choices', 'answers'] as const) {
        if (command[member] === undefined) continue;
        context.addIssue({ code: 'custom', path: [member], message: 'is for the bot alone' });
      }
    }),
  z.strictObject({
    kind: z.literal('hand-off'),
    actor: z.discriminatedUnion('kind', [visitorSchema, botSchema]),
    ...chat,
    reason: z.exactOptional(z.enum(['handed-off', 'bot-failed'])),
  }),
  z.strictObject({ kind: z.literal('open-chat'), ...ofAgent, ...chat }),
  z.strictObject({ kind: z.literal('reply'), ...ofAgent, ...chat, ...sayingShape }).superRefine(wordsOrFiles),
  z.strictObject({ kind: z.literal('note'), ...ofAgent, ...chat, ...words }),
  z.strictObject({ kind: z.literal('pass-offer'), ...ofAgent, ...chat }),
  z.strictObject({
    kind: z.literal('transfer-chat'),
    ...ofAgent,
    ...chat,
    to: z.union([z.strictObject({ agent: idSchema }), z.strictObject({ department: idSchema })], {
      error: 'must name either an agent or a department',
    }),
    note: z.exactOptional(messageTextSchema),
  }),
  z.strictObject({
    kind: z.literal('close-chat'),
    actor: z.discriminatedUnion('kind', [visitorSchema, agentSchema]),
    ...chat,
  }),
  z.strictObject({ kind: z.literal('reopen-chat'), ...ofAgent, ...chat }),
  z.strictObject({
    kind: z.literal('invite'),
    ...ofAgent,
    widget: idSchema,
    visitor: idSchema,
    ...words,
    department: z.exactOptional(idSchema),
    assignToMe: z.exactOptional(z.boolean()),
    skipBot: z.exactOptional(z.boolean()),
    fields: z.exactOptional(
      z
        .array(contactSchema.keyof())
        .max(3)
        .superRefine(unique((field) => field)),
    ),
    expiresInMs: z.exactOptional(z.int().min(60_000).max(2_592_000_000)),
  }),
  z.strictObject({ kind: z.literal('withdraw-invitation'), ...ofAgent, ...invitation }),
  z.strictObject({
    kind: z.literal('tell-invitation'),
    ...ofVisitor,
    ...invitation,
    state: z.enum(['delivered', 'shown', 'dismissed']),
  }),
  z.strictObject({ kind: z.literal('beat-visit'), ...ofVisitor, visit: visitBeatSchema }),
  z.strictObject({ kind: z.literal('invite-and-start'), ...ofAgent, widget: idSchema, visitor: idSchema, ...words }),
  z.strictObject({
    kind: z.literal('mark-read'),
    actor: z.discriminatedUnion('kind', [visitorSchema, agentSchema]),
    ...chat,
    ...readMarkSchema.shape,
  }),
  z.strictObject({
    kind: z.literal('tell-typing'),
    actor: z.discriminatedUnion('kind', [visitorSchema, agentSchema]),
    ...chat,
  }),
  z.strictObject({ kind: z.literal('rate-chat'), ...ofVisitor, ...chat, ...ratingSchema.shape }),
  z.strictObject({
    kind: z.literal('save-workspace'),
    offlineHandling: z.boolean(),
    by: z.exactOptional(idSchema),
    ifVersion: z.exactOptional(z.int().min(0)),
  }),
]);

export const parseChatCommand = (value: unknown) => parseWith(chatCommandSchema, value);
