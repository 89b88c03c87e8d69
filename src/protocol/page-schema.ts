import { z } from 'zod';
import { PAGE_LIMITS } from '../domain/form/fit-page.ts';
import { pageUrlSchema } from './address-schema.ts';
import { isLanguageTag } from './language-tag.ts';

/** Where a visitor is, as every command of a page says it. */
export const pageContextSchema = z.strictObject({
  url: pageUrlSchema,
  title: z.exactOptional(z.string().max(PAGE_LIMITS.title)),
  referrer: z.exactOptional(pageUrlSchema),
});

export const languageSchema = z.string().max(100).refine(isLanguageTag, 'is no language tag, such as de or pt-BR');

/** Not looked up: the visitor's browser may know a zone that this runtime does not. */
export const visitorZoneSchema = z
  .string()
  .regex(/^[a-z][\w+/-]{0,63}$/i, 'must be the name of a time zone, such as Europe/Vilnius');
