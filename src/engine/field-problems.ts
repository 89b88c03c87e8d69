import type { FieldProblem, FieldProblemCode, FormField } from '../domain/form/form-field.ts';
import type { Problem } from '../domain/problem.ts';

const CODES: Readonly<Record<FieldProblemCode, true>> = {
  required: true,
  'too-long': true,
  'not-an-email': true,
  'not-a-phone': true,
  'not-an-option': true,
  'unknown-field': true,
  'wrong-type': true,
};

const isCode = (code: string | undefined): code is FieldProblemCode => code !== undefined && Object.hasOwn(CODES, code);

/** The part of a refusal that can be said at the fields on screen; an issue's path is a field, with or without `values.`. */
export function fieldProblems(problem: Problem, fields: readonly FormField[]): readonly FieldProblem[] {
  return (problem.issues ?? []).flatMap(({ path, code, limit }) => {
    const field = path.replace(/^values\./, '');
    if (!fields.some(({ id }) => id === field)) return [];
    return [{ field, code: isCode(code) ? code : 'wrong-type', ...(limit !== undefined && { limit }) }];
  });
}
