import type { Text } from '../text/text.ts';
import type { SelectOption } from './form-settings.ts';

export type FieldKind = 'text' | 'email' | 'phone' | 'long-text' | 'select' | 'checkbox';

/** One field as both sides see it once defaults are filled in. `label` unset: the built-in words for this id. */
export interface FormField {
  readonly id: string;
  readonly kind: FieldKind;
  readonly required: boolean;
  readonly maxLength: number;
  readonly label?: Text;
  readonly options?: readonly SelectOption[];
}

/** What visitors typed, by field id; a checkbox is a boolean. */
export type FormValues = Readonly<Record<string, string | boolean>>;

export type FieldProblemCode =
  | 'required'
  | 'too-long'
  | 'not-an-email'
  | 'not-a-phone'
  | 'not-an-option'
  | 'unknown-field'
  | 'wrong-type';

export interface FieldProblem {
  /** The field's id. */
  readonly field: string;
  readonly code: FieldProblemCode;
  /** With `too-long`: the limit. */
  readonly limit?: number;
}
