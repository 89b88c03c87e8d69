import type { Contact } from '../../domain/chat/chat.ts';
import { checkForm } from '../../domain/form/check-form.ts';
import { cleanValues } from '../../domain/form/clean-values.ts';
import type { FieldProblem, FormField, FormValues } from '../../domain/form/form-field.ts';
import { formFields } from '../../domain/form/form-fields.ts';

type Asked = readonly (keyof Contact)[];

/** The fields of the form that ask for these, each required (I-2). */
export const contactFields = (asked: Asked): readonly FormField[] =>
  formFields({ name: use(asked, 'name'), email: use(asked, 'email'), phone: use(asked, 'phone'), message: OFF });

const OFF = { use: 'off' } as const;
const use = (asked: Asked, id: keyof Contact) => (asked.includes(id) ? ({ use: 'required' } as const) : OFF);

/** What a visitor said of themselves that is in order, out of the form's values, and what is wrong with what is asked. */
export function readContact(values: FormValues, asked: Asked): { contact: Contact; problems: readonly FieldProblem[] } {
  const fields = contactFields(['name', 'email', 'phone']);
  const own = Object.entries(values).filter(([id]) => fields.some((field) => field.id === id));
  const clean = cleanValues(fields, Object.fromEntries(own));
  const wrong = checkForm(fields, clean);
  const isRight = ([id]: [string, unknown]): boolean => !wrong.some(({ field }) => field === id);
  return {
    contact: Object.fromEntries(Object.entries(clean).filter(isRight)),
    problems: wrong.filter(({ field }) => asked.includes(field as keyof Contact)),
  };
}
