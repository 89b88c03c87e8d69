import { describe, expect, it } from 'vitest';
import { checkForm } from '../../../src/domain/form/check-form.ts';
import type { FieldProblem, FormField, FormValues } from '../../../src/domain/form/form-field.ts';
import { formFields } from '../../../src/domain/form/form-fields.ts';

const FIELDS = formFields({
  name: { maxLength: 5 },
  phone: { use: 'optional' },
  department: { use: 'optional', options: [{ value: 'sales' }, { value: 'support' }] },
  custom: [
    { id: 'order', kind: 'text', label: 'Order' },
    { id: 'news', kind: 'checkbox', label: 'News' },
  ],
  consent: { use: 'required' },
});
const GOOD = { name: 'Ana', email: 'ana@shop.example', message: 'Hi', consent: true };
const { message: _message, ...WITHOUT_MESSAGE } = GOOD;

it.each<[promise: string, values: FormValues, problems: FieldProblem[]]>([
  ['a good form has no problem', GOOD, []],
  ['optional fields may be blank', { ...GOOD, phone: '', department: '', order: ' ', news: false }, []],
  ['every field may be filled', { ...GOOD, phone: '+370 600', department: 'sales', order: '1', news: true }, []],
  ['a missing required field', WITHOUT_MESSAGE, [{ field: 'message', code: 'required' }]],
  ['an empty required field', { ...GOOD, message: '' }, [{ field: 'message', code: 'required' }]],
  ['blanks alone', { ...GOOD, message: ' \n\t\u00a0\u3000' }, [{ field: 'message', code: 'required' }]],
  ['characters without a shape', { ...GOOD, name: '\u200b\u2060' }, [{ field: 'name', code: 'required' }]],
  ['a required checkbox without its tick', { ...GOOD, consent: false }, [{ field: 'consent', code: 'required' }]],
  ['the longest name', { ...GOOD, name: 'x'.repeat(5) }, []],
  ['one more than the longest', { ...GOOD, name: 'x'.repeat(6) }, [{ field: 'name', code: 'too-long', limit: 5 }]],
  [
    'a field made of blanks too long to keep',
    { ...GOOD, phone: '\u200b'.repeat(41) },
    [{ field: 'phone', code: 'too-long', limit: 40 }],
  ],
  [
    'pictures count as an input counts them',
    { ...GOOD, name: '😀😀😀' },
    [{ field: 'name', code: 'too-long', limit: 5 }],
  ],
  ['a choice that is not offered', { ...GOOD, department: 'press' }, [{ field: 'department', code: 'not-an-option' }]],
  ['a text for a checkbox', { ...GOOD, consent: 'yes' }, [{ field: 'consent', code: 'wrong-type' }]],
  ['a tick for a text', { ...GOOD, name: true }, [{ field: 'name', code: 'wrong-type' }]],
  ['a tick for an empty choice', { ...GOOD, department: false }, [{ field: 'department', code: 'wrong-type' }]],
  ['a field that is not there', { ...GOOD, age: '7' }, [{ field: 'age', code: 'unknown-field' }]],
  ['a field that is switched off', { ...GOOD, __proto__x: '7' }, [{ field: '__proto__x', code: 'unknown-field' }]],
  [
    'all problems at once, fields in their order, then unknown ones',
    { zip: '1', consent: false, email: 'x', name: '' },
    [
      { field: 'name', code: 'required' },
      { field: 'email', code: 'not-an-email' },
      { field: 'message', code: 'required' },
      { field: 'consent', code: 'required' },
      { field: 'zip', code: 'unknown-field' },
    ],
  ],
])('F-1 %s', (_promise, values, problems) => {
  expect(checkForm(FIELDS, values)).toEqual(problems);
});

it('F-1 names of inherited members are neither values nor fields', () => {
  const fields: FormField[] = [{ id: 'constructor', kind: 'text', required: true, maxLength: 9 }];
  expect(checkForm(fields, {})).toEqual([{ field: 'constructor', code: 'required' }]);
  expect(checkForm([], JSON.parse('{"__proto__": "x"}'))).toEqual([{ field: '__proto__', code: 'unknown-field' }]);
});

describe('addresses and numbers', () => {
  const problem = (field: string, value: string): string =>
    checkForm(FIELDS, { ...GOOD, [field]: value })
      .map(({ code }) => code)
      .join();

  it.each([
    'a@b.co',
    'first.last+tag@sub.shop.example',
    "o'hara_x-1!#$%&*/=?^`{|}~@shop.example",
    'jörg@müller.example',
    '用户@例子.公司',
    `${'x'.repeat(64)}@${'y'.repeat(60)}.example`,
  ])('F-1 %s is an address', (email) => {
    expect(problem('email', email)).toBe('');
  });

  it.each([
    'ana',
    '@shop.example',
    'ana@',
    'ana@shop',
    'ana@shop.',
    'ana@.example',
    'ana@shop..example',
    'ana@@shop.example',
    'a@b@shop.example',
    'ana @shop.example',
    'ana@shop .example',
    'ana@shop.example ',
    'ana@shop.example\n',
    'ana@shop.example\r\nBcc: all@shop.example',
    'ana\u0000@shop.example',
    'ana\u202e@shop.example',
    'ana@shop.example,eve@shop.example',
    'ana@shop.example;eve@shop.example',
    'Ana <ana@shop.example>',
    '"ana"@shop.example',
    'ana@[127.0.0.1]',
    'mailto:ana@shop.example',
    `${'x'.repeat(65)}@shop.example`,
  ])('F-1 %j is no address', (email) => {
    expect(problem('email', email)).toBe('not-an-email');
  });

  it('F-1 an address is never longer than 254, whatever the limit says', () => {
    const fields = formFields({ email: { maxLength: 1_000 } });
    const check = (email: string) => checkForm(fields, { name: 'Ana', message: 'Hi', email });
    const longest = `a@${'x.'.repeat(122)}examples`;
    expect(longest).toHaveLength(254);
    expect(check(longest)).toEqual([]);
    expect(check(`${longest}s`)).toEqual([{ field: 'email', code: 'not-an-email' }]);
  });

  it.each([
    '112',
    '+370 600 00000',
    '(8-5) 234-56-78',
    '0049/30/1234',
    '+1 555 0100 ext. 7',
    '555 0100 x7',
    '٠١٢٣٤',
    '1,2,3#',
  ])('F-1 %s is a number to call', (phone) => {
    expect(problem('phone', phone)).toBe('');
  });

  it.each(['12', '+', '()', 'call me', '+370 600 00000 at home', '123<script>', '123\n456\u0000'])(
    'F-1 %j is no number to call',
    (phone) => {
      expect(problem('phone', phone)).toBe('not-a-phone');
    },
  );

  // What takes time by the square of the length needs many seconds for this.
  it.each([
    ['email', `${'a'.repeat(65_536)}`],
    ['email', `a@${'a.'.repeat(32_768)}`],
    ['email', '@'.repeat(65_536)],
    ['phone', '1 '.repeat(32_768)],
    ['phone', `${' '.repeat(65_536)}1`],
    ['message', ' '.repeat(65_536)],
  ])('F-1 64 KiB in the %s field are judged within a second', (field, value) => {
    const fields = FIELDS.map((each) => ({ ...each, maxLength: 100_000 }));
    const start = performance.now();
    checkForm(fields, { ...GOOD, [field]: value });
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
