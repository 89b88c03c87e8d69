import { z } from 'zod';
import { chatRulesSchema } from './chat-rules-schema.ts';
import { parseWith } from './parse-with.ts';
import { scheduleSchema } from './schedule-schema.ts';

/** What may be changed about a department: its own hours (null takes them away), how full it is, and how it
 * hands out its chats, whole (S-5, S-6, A-1). */
export const departmentChangeSchema = z.strictObject({
  schedule: z.exactOptional(scheduleSchema.nullable()),
  chats: z.exactOptional(chatRulesSchema),
  load: z.exactOptional(z.strictObject({ queueFull: z.boolean(), openFull: z.boolean() })),
});

export type DepartmentChange = z.output<typeof departmentChangeSchema>;

export const parseDepartmentChange = (value: unknown) => parseWith(departmentChangeSchema, value);
