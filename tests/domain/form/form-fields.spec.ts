import { expect, it } from 'vitest';
import { formFields } from '../../../src/domain/form/form-fields.ts';
import type { FormSettings } from '../../../src/domain/form/form-settings.ts';

const shown = (form?: FormSettings): string[] =>
  formFields(form).map(({ id, kind, required, maxLength }) => `${id}${required ? '*' : ''} ${kind} ${maxLength}`);

const DEFAULTS = ['name* text 120', 'email* email 254', 'message* long-text 4000'];
const OPTIONS = [{ value: 'a' }, { value: 'b' }];

it.each<[promise: string, form: FormSettings | undefined, fields: string[]]>([
  ['asks name, email and message by default', undefined, DEFAULTS],
  ['asks the same with empty settings', { name: {}, custom: [] }, DEFAULTS],
  ['can make a field optional', { name: { use: 'optional' } }, ['name text 120', ...DEFAULTS.slice(1)]],
  ['can leave a field out', { name: { use: 'off' }, email: { use: 'off' } }, ['message* long-text 4000']],
  ['takes a length limit', { message: { maxLength: 10 } }, [...DEFAULTS.slice(0, 2), 'message* long-text 10']],
  [
    'can make a standard field stay required by name',
    { email: { use: 'required', maxLength: 50 } },
    ['name* text 120', 'email* email 50', 'message* long-text 4000'],
  ],
  [
    'has all its fields in one order',
    {
      consent: { use: 'required' },
      custom: [
        { id: 'order', kind: 'text', label: 'Order', maxLength: 9 },
        { id: 'note', kind: 'text', label: 'Note', use: 'required' },
        { id: 'size', kind: 'select', label: 'Size', options: OPTIONS, use: 'required' },
        { id: 'news', kind: 'checkbox', label: 'News', use: 'optional' },
      ],
      department: { use: 'optional', options: OPTIONS },
      phone: { use: 'required' },
    },
    [
      'name* text 120',
      'email* email 254',
      'phone* phone 40',
      'department select 0',
      'order text 9',
      'note* text 500',
      'size* select 0',
      'news checkbox 0',
      'message* long-text 4000',
      'consent* checkbox 0',
    ],
  ],
  ['leaves out a select nobody could fill in', { department: { use: 'required' } }, DEFAULTS],
])('F-1 the form %s', (_promise, form, fields) => {
  expect(shown(form)).toEqual(fields);
});

it('F-1 labels, the consent text and options reach the field', () => {
  const fields = formFields({
    name: { label: { en: 'Your name', de: 'Ihr Name' } },
    department: { use: 'required', label: 'For', options: OPTIONS },
    consent: { use: 'optional', text: 'I agree.' },
  });
  expect(fields.find(({ id }) => id === 'name')?.label).toEqual({ en: 'Your name', de: 'Ihr Name' });
  expect(fields.find(({ id }) => id === 'email')).not.toHaveProperty('label');
  expect(fields.find(({ id }) => id === 'department')).toMatchObject({ label: 'For', options: OPTIONS });
  expect(fields.find(({ id }) => id === 'consent')).toMatchObject({ label: 'I agree.', required: false });
});
