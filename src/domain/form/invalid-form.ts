import type { Problem } from '../problem.ts';
import type { FieldProblem, FieldProblemCode } from './form-field.ts';

const SENTENCES: Readonly<Record<FieldProblemCode, (limit: number | undefined) => string>> = {
  required: () => 'is required',
  'too-long': (limit) => `is longer than ${limit} characters`,
  'not-an-email': () => 'is no e-mail address',
  'not-a-phone': () => 'is no phone number',
  'not-an-option': () => 'is not one of the options',
  'unknown-field': () => 'is no field of this form',
  'wrong-type': () => 'is of the wrong type: a checkbox takes true or false, every other field a text',
};

/** The refusal of a form, each problem at its field: `path` is the field's id at its place, and `code` lets a page translate it. */
export function invalidForm(problems: readonly FieldProblem[], place = ''): Problem {
  const issues = problems.map(({ field, code, limit }) => ({
    path: `${place}${field}`,
    message: `${field} ${SENTENCES[code](limit)}`,
    code,
    ...(limit !== undefined && { limit }),
  }));
  return { code: 'invalid', message: `The form cannot be taken: ${issues[0]?.message}.`, issues };
}
