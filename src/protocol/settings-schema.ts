import { z } from 'zod';
import type { Result } from '../base/result.ts';
import { readReplyWithin } from '../domain/form/reply-within.ts';
import type { Problem } from '../domain/problem.ts';
import type { WidgetSettings } from '../domain/settings.ts';
import { cookieDomainSchema, originSchema } from './address-schema.ts';
import { botSchema } from './bot-schema.ts';
import { chatSettingsSchema } from './chat-settings-schema.ts';
import { fileSettingsSchema } from './file-schema.ts';
import { formSchema } from './form-schema.ts';
import { idSchema } from './id-schema.ts';
import { parseWith } from './parse-with.ts';
import { scheduleSchema } from './schedule-schema.ts';
import { textSchema } from './text-schema.ts';
import { unique } from './unique.ts';

const tabTextSchema = textSchema(60);
const proseSchema = textSchema(2_000);

const offlineWords = {
  experience: z.exactOptional(z.enum(['form', 'hide', 'wait'])),
  message: z.exactOptional(proseSchema),
  tabText: z.exactOptional(tabTextSchema),
};

const wordsSchema = z.exactOptional(z.strictObject(offlineWords));

const byReasonSchema = z
  .strictObject({
    open: wordsSchema,
    disabled: wordsSchema,
    'outside-hours': wordsSchema,
    holiday: wordsSchema,
    'no-agents': wordsSchema,
    'queue-full': wordsSchema,
  })
  .superRefine(({ open }, context) => {
    if (!open) return;
    context.addIssue({ code: 'custom', path: ['open'], message: 'is no reason of being offline' });
  });

const replyWithinSchema = z
  .string()
  .refine(
    (text) => readReplyWithin(text) !== null,
    'must be "1 business day", "2 business days" … or an ISO 8601 duration such as PT4H or P2D, up to 366 days',
  );

/** All an owner can set about one widget, and what the members must keep between each other. */
export const settingsSchema = z
  .strictObject({
    id: idSchema,
    disabled: z.exactOptional(z.boolean()),
    whenDisabled: z.exactOptional(z.enum(['nothing', 'offline'])),
    policy: z.exactOptional(z.enum(['presence', 'schedule', 'presence-and-schedule', 'presence-or-schedule'])),
    schedule: z.exactOptional(scheduleSchema),
    departments: z.exactOptional(
      z
        .array(idSchema)
        .min(1)
        .max(200)
        .superRefine(unique((id) => id)),
    ),
    offline: z.exactOptional(
      z.strictObject({
        ...offlineWords,
        form: z.exactOptional(formSchema),
        byReason: z.exactOptional(byReasonSchema),
      }),
    ),
    online: z.exactOptional(
      z.strictObject({ tabText: z.exactOptional(tabTextSchema), greeting: z.exactOptional(proseSchema) }),
    ),
    bot: z.exactOptional(botSchema),
    chat: z.exactOptional(chatSettingsSchema),
    files: z.exactOptional(fileSettingsSchema),
    origins: z.exactOptional(z.array(originSchema).max(200)),
    tracking: z.exactOptional(z.boolean()),
    replyWithin: z.exactOptional(replyWithinSchema),
    closingNotice: z.exactOptional(z.int().min(1).max(1_440)),
    statusIntervalMs: z.exactOptional(z.int().min(1_000).max(3_600_000)),
    cookieDomain: z.exactOptional(cookieDomainSchema),
    scope: z.exactOptional(z.enum(['site', 'host'])),
    secure: z.exactOptional(z.enum(['auto', 'always'])),
    linkDomains: z.exactOptional(z.array(originSchema).max(200)),
    retentionDays: z.exactOptional(z.int().min(1).max(3_650)),
  })
  .superRefine(({ policy = 'presence', schedule, departments }, context) => {
    // A department's hours are saved on their own, so a widget with departments may still get some.
    if (policy === 'presence' || schedule || departments) return;
    const message = `"${policy}" needs hours, and the widget has no schedule`;
    context.addIssue({ code: 'custom', path: ['policy'], message });
  });

/** Reads a widget's settings: the whole of them, or a problem that names every wrong place; never half of them. */
export const parseSettings = (value: unknown): Result<WidgetSettings, Problem> => parseWith(settingsSchema, value);
