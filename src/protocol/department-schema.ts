import { z } from 'zod';
import { parseWith } from './parse-with.ts';
import { scheduleSchema } from './schedule-schema.ts';

/** What may be changed about a department: its own hours (null takes them away) and how full it is (S-5, S-6). */
export const departmentChangeSchema = z.strictObject({
  schedule: z.exactOptional(scheduleSchema.nullable()),
  load: z.exactOptional(z.strictObject({ queueFull: z.boolean(), openFull: z.boolean() })),
});

export type DepartmentChange = z.output<typeof departmentChangeSchema>;

export const parseDepartmentChange = (value: unknown) => parseWith(departmentChangeSchema, value);
