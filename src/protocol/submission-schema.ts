import { z } from 'zod';
import type { Result } from '../base/result.ts';
import type { FormValues } from '../domain/form/form-field.ts';
import type { Submission } from '../domain/form/submission.ts';
import type { Problem } from '../domain/problem.ts';
import { idSchema, randomIdSchema } from './id-schema.ts';
import { languageSchema, pageContextSchema, visitorZoneSchema } from './page-schema.ts';
import { parseWith } from './parse-with.ts';
import { mustBe } from './sentence-of.ts';

const MOST_VALUES = 40;
const LONGEST_VALUE = 10_000;

/** Only what keeps the store safe; what the form itself asks for is checked against its settings (`checkForm`). */
const valuesSchema = z
  .custom<FormValues>()
  .superRefine((values, context) => {
    const refuse = (message: string, path: string[] = []) => context.addIssue({ code: 'custom', message, path });
    if (typeof values !== 'object' || values === null || Array.isArray(values)) {
      return refuse(mustBe('an object', values));
    }
    const entries = Object.entries(values);
    if (entries.length > MOST_VALUES) return refuse(`has more than ${MOST_VALUES} fields`);
    for (const [field, value] of entries) {
      const isText = typeof value === 'string';
      if (!/^[a-z][\w-]{0,39}$/i.test(field)) refuse('is no field id', [field]);
      else if (!isText && typeof value !== 'boolean') refuse(mustBe('a text, or true or false', value), [field]);
      else if (isText && value.length > LONGEST_VALUE) refuse('has more than 10,000 characters', [field]);
    }
  })
  .transform((values): FormValues => ({ ...values }));

/** One message a visitor hands in (F-4); every member is needed, so that a page of ours is known by its shape. */
export const submissionSchema = z.strictObject({
  commandId: randomIdSchema,
  visitor: randomIdSchema,
  values: valuesSchema,
  page: pageContextSchema,
  language: languageSchema,
  timeZone: visitorZoneSchema,
  department: z.exactOptional(idSchema),
  mode: z.enum(['chat', 'bot', 'form', 'wait', 'hidden', 'disabled']),
  filledInMs: z.int().min(0),
  trap: z.string().max(1_000),
});

export const parseSubmission = (value: unknown): Result<Submission, Problem> => parseWith(submissionSchema, value);
