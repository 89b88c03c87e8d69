import type { FieldKind, FormField } from './form-field.ts';
import type { CustomField, FieldRule, FieldUse, FormSettings, SelectOption } from './form-settings.ts';

/** Field ids with a meaning of their own; a custom field cannot take one (F-1). */
export const STANDARD_FIELDS = ['name', 'email', 'phone', 'department', 'message', 'consent'] as const;

/** The most a custom text field holds where the owner sets no limit. */
const CUSTOM_MAX_LENGTH = 500;

/**
 * The fields a visitor is shown, in order, with every default filled in (F-1): name, email, phone, department, the
 * custom ones, message, consent. Name, email and message are required by default, the others off. A select without
 * options is left out: nobody could fill it in. `maxLength` is 0 for a select and a checkbox, which have no length.
 */
export function formFields(form: FormSettings = {}): readonly FormField[] {
  const { name, email, phone, department, custom = [], message, consent } = form;
  return [
    ...standard('name', 'text', 'required', 120, name),
    ...standard('email', 'email', 'required', 254, email),
    ...standard('phone', 'phone', 'off', 40, phone),
    ...standard('department', 'select', 'off', 0, department, department?.options ?? []),
    ...custom.map(customField),
    ...standard('message', 'long-text', 'required', 4_000, message),
    ...standard('consent', 'checkbox', 'off', 0, consent?.text ? { ...consent, label: consent.text } : consent),
  ].filter(({ options }) => options?.length !== 0);
}

function standard(
  id: (typeof STANDARD_FIELDS)[number],
  kind: FieldKind,
  usual: FieldUse,
  longest: number,
  { use = usual, maxLength = longest, label }: FieldRule = {},
  options?: readonly SelectOption[],
): readonly FormField[] {
  if (use === 'off') return [];
  return [{ id, kind, required: use === 'required', maxLength, ...(label && { label }), ...(options && { options }) }];
}

function customField(field: CustomField): FormField {
  const { id, kind, label } = field;
  const maxLength = kind === 'text' ? (field.maxLength ?? CUSTOM_MAX_LENGTH) : 0;
  const options = kind === 'select' && { options: field.options };
  return { id, kind, label, required: field.use === 'required', maxLength, ...options };
}
