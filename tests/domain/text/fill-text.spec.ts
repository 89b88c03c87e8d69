import { expect, it } from 'vitest';
import { fillText } from '../../../src/domain/text/fill-text.ts';

it.each([
  ['a place is filled', 'Back {opensAt}.', { opensAt: 'Monday 09:00' }, 'Back Monday 09:00.'],
  ['each place is filled', '{a} {b} {a}', { a: '1', b: '2' }, '1 2 1'],
  ['a place without a value stays as written', 'Back {opensat}.', { opensAt: 'Monday' }, 'Back {opensat}.'],
  ['a value is not searched again', '{a}', { a: '{b}', b: 'no' }, '{b}'],
  ['a value with $ signs is taken as it is', '{a}', { a: "$& $1 $'" }, "$& $1 $'"],
  ['braces around more than a name are text', '{ a } {a b} {}', { a: '1' }, '{ a } {a b} {}'],
  ['inherited members are no values', '{constructor} {toString}', {}, '{constructor} {toString}'],
  ['an empty value fills too', '[{a}]', { a: '' }, '[]'],
])('F-2 %s', (_promise, text, values, filled) => {
  expect(fillText(text, values)).toBe(filled);
});
