import type { Contact } from '../../domain/chat/chat.ts';
import type { VisitorInvitation } from '../../domain/chat/visitor-chat.ts';
import { checkForm } from '../../domain/form/check-form.ts';
import { cleanValues } from '../../domain/form/clean-values.ts';
import type { FieldProblem, FormField, FormValues } from '../../domain/form/form-field.ts';
import { formFields } from '../../domain/form/form-fields.ts';
import type { ChatSettings } from '../../domain/settings.ts';

type Uses = NonNullable<ChatSettings['fields']>;

/** The fields of the form that ask a visitor who they are. */
export function contactFields({ name = 'off', email = 'off', phone = 'off' }: Uses): readonly FormField[] {
  return formFields({ name: { use: name }, email: { use: email }, phone: { use: phone }, message: { use: 'off' } });
}

export interface AskedInput {
  readonly invitation: Pick<VisitorInvitation, 'fields'> | null;
  /** What the owner asks for. */
  readonly uses: Uses | undefined;
  /** Words of theirs are under way, or in a chat that is known. */
  readonly hasWritten: boolean;
  /** What they have said before. */
  readonly known?: readonly (keyof Contact)[] | undefined;
}

/** What first words come with: what the invitation they answer asks for (I-2), else what the owner does, once. */
export function askedFields({ invitation, uses = {}, hasWritten, known = [] }: AskedInput): readonly FormField[] {
  if (invitation) return contactFields(Object.fromEntries(invitation.fields.map((field) => [field, 'required'])));
  return hasWritten ? [] : contactFields(uses).filter(({ id }) => !known.includes(id as keyof Contact));
}

const ALL = contactFields({ name: 'optional', email: 'optional', phone: 'optional' });

/** What a visitor said of themselves that is in order, out of the form's values. */
export function readContact(values: FormValues): Contact {
  const clean = cleanValues(ALL, only(values, ALL));
  const wrong = checkForm(ALL, clean);
  const isRight = ([id, value]: [string, unknown]): boolean => value !== '' && !wrong.some(({ field }) => field === id);
  return Object.fromEntries(Object.entries(clean).filter(isRight));
}

/** What is wrong with what is asked. */
export const contactProblems = (values: FormValues, asked: readonly FormField[]): readonly FieldProblem[] =>
  checkForm(asked, cleanValues(asked, only(values, asked)));

const only = (values: FormValues, fields: readonly FormField[]): FormValues =>
  Object.fromEntries(Object.entries(values).filter(([id]) => fields.some((field) => field.id === id)));
