import { z } from 'zod';
import { STANDARD_FIELDS } from '../domain/form/form-fields.ts';
import { textSchema } from './text-schema.ts';
import { unique } from './unique.ts';

export const fieldUseSchema = z.enum(['required', 'optional', 'off']);
const customUseSchema = z.exactOptional(z.enum(['required', 'optional']));
const labelSchema = textSchema(200);

const ruleOf = (longest: number) => ({
  use: z.exactOptional(fieldUseSchema),
  maxLength: z.exactOptional(z.int().min(1).max(longest)),
  label: z.exactOptional(labelSchema),
});

const optionsSchema = z
  .array(z.strictObject({ value: z.string().trim().min(1).max(200), label: z.exactOptional(labelSchema) }))
  .min(1)
  .max(200)
  .superRefine(unique(({ value }) => value, 'value'));

const customId = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,39}$/i, 'must be 1 to 40 letters, digits, - or _, and begin with a letter')
  .refine((id) => !STANDARD_FIELDS.some((standard) => standard === id), 'is the id of a standard field');

const customSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    id: customId,
    kind: z.literal('text'),
    label: labelSchema,
    use: customUseSchema,
    maxLength: z.exactOptional(z.int().min(1).max(1_000)),
  }),
  z.strictObject({
    id: customId,
    kind: z.literal('select'),
    label: labelSchema,
    use: customUseSchema,
    options: optionsSchema,
  }),
  z.strictObject({ id: customId, kind: z.literal('checkbox'), label: labelSchema, use: customUseSchema }),
]);

const departmentSchema = z
  .strictObject({ ...ruleOf(200), options: z.exactOptional(optionsSchema) })
  .superRefine(({ use = 'off', options }, context) => {
    if (use === 'off' || options) return;
    context.addIssue({
      code: 'custom',
      path: ['options'],
      message: 'is missing; a field to choose from needs options',
    });
  });

/** The contact form (F-1, F-2, F-6). At least one field must be left for the visitor to write in. */
export const formSchema = z
  .strictObject({
    name: z.exactOptional(z.strictObject(ruleOf(1_000))),
    email: z.exactOptional(z.strictObject(ruleOf(254))),
    message: z.exactOptional(z.strictObject(ruleOf(10_000))),
    phone: z.exactOptional(z.strictObject(ruleOf(100))),
    department: z.exactOptional(departmentSchema),
    consent: z.exactOptional(
      z.strictObject({ use: z.exactOptional(fieldUseSchema), text: z.exactOptional(textSchema(2_000)) }),
    ),
    custom: z.exactOptional(
      z
        .array(customSchema)
        .max(30)
        .superRefine(unique(({ id }) => id, 'id')),
    ),
    thanks: z.exactOptional(textSchema(2_000)),
    minFillMs: z.exactOptional(z.int().min(0).max(600_000)),
  })
  .superRefine(({ name, email, message, phone, custom = [] }, context) => {
    const off = [name, email, message, phone ?? { use: 'off' }].every((rule) => rule?.use === 'off');
    if (!off || custom.some(({ kind }) => kind === 'text')) return;
    context.addIssue({ code: 'custom', message: 'has no field to write in; leave name, email, phone or message on' });
  });
