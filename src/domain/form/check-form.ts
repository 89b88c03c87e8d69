import { isBlank } from '../text/clean-text.ts';
import type { FieldProblem, FieldProblemCode, FormField, FormValues } from './form-field.ts';

/**
 * One `@`, no blank or control character on either side, and a domain of two labels or more; letters of any script,
 * as mail servers deliver them. Whether the address exists only a mail can tell.
 */
const EMAIL = /^[^\s\p{C}@"<>(),:;]{1,64}@[^\s\p{C}@"<>(),:;.[\]]+(?:\.[^\s\p{C}@"<>(),:;.[\]]+)+$/u;

/** Digits of any script with what people write between them, extensions included. */
const PHONE = /^[\p{Nd}\s()+./,;#*ext–-]+$/iu;

/**
 * What is wrong with a filled-in form, at most one problem a field: the fields' own first in their order, then values
 * of fields that are not there. Both sides ask it about values that went through `cleanValues` (F-1).
 */
export function checkForm(fields: readonly FormField[], values: FormValues): readonly FieldProblem[] {
  const problems = fields.flatMap((field): FieldProblem[] => {
    const code = problemOf(field, Object.hasOwn(values, field.id) ? values[field.id] : undefined);
    if (!code) return [];
    return [{ field: field.id, code, ...(code === 'too-long' && { limit: field.maxLength }) }];
  });
  const known = new Set(fields.map(({ id }) => id));
  const unknown = Object.keys(values).filter((id) => !known.has(id));
  return [...problems, ...unknown.map((field): FieldProblem => ({ field, code: 'unknown-field' }))];
}

function problemOf(field: FormField, value: string | boolean | undefined): FieldProblemCode | null {
  const { kind, required, maxLength } = field;
  if (value === undefined) return required ? 'required' : null;
  if (typeof value !== (kind === 'checkbox' ? 'boolean' : 'string')) return 'wrong-type';
  if (typeof value !== 'string') return required && !value ? 'required' : null;
  if (kind !== 'select' && value.length > maxLength) return 'too-long';
  if (isBlank(value)) return required ? 'required' : null;
  if (kind === 'select') return field.options?.some((option) => option.value === value) ? null : 'not-an-option';
  if (kind === 'email') return value.length <= 254 && EMAIL.test(value) ? null : 'not-an-email';
  if (kind === 'phone') return PHONE.test(value) && /(?:\p{Nd}\P{Nd}*){3}/u.test(value) ? null : 'not-a-phone';
  return null;
}
