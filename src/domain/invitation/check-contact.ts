import type { Contact } from '../chat/chat.ts';
import { checkForm } from '../form/check-form.ts';
import { cleanValues } from '../form/clean-values.ts';
import type { FieldProblem, FormField } from '../form/form-field.ts';
import { isBlank } from '../text/clean-text.ts';

/** What the wire lets through is no longer than this. */
export const CONTACT_LIMITS = { name: 200, email: 254, phone: 100 } as const;

const KINDS = { name: 'text', email: 'email', phone: 'phone' } as const;

/** What a visitor says of themselves, as it is checked and kept: like a form's values, and without what was left blank. */
export const cleanContact = (contact: Contact): Contact =>
  Object.fromEntries(Object.entries(cleanValues([], { ...contact })).filter(([, value]) => !isBlank(String(value))));

/** What is wrong with it, or missing of what they must say (I-2). */
export function checkContact(contact: Contact, needed: readonly (keyof Contact)[]): readonly FieldProblem[] {
  const fields = (['name', 'email', 'phone'] as const).map(
    (id): FormField => ({ id, kind: KINDS[id], required: needed.includes(id), maxLength: CONTACT_LIMITS[id] }),
  );
  return checkForm(fields, { ...contact });
}
