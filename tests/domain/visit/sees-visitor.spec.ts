import { expect, it } from 'vitest';
import { departmentsOfVisitor, seesVisitor } from '../../../src/domain/visit/sees-visitor.ts';

it.each([
  [true, [], [], true],
  [true, [], ['sales'], true],
  [false, ['sales'], ['sales'], true],
  [false, ['sales'], ['care', 'sales'], true],
  [false, ['sales'], ['care'], false],
  [false, ['sales'], [], false],
  [false, [], [], false],
])('V-2 all: %s, departments %j: visitors of %j are seen: %s', (all, departments, of, seen) => {
  expect(seesVisitor({ all, departments }, of)).toBe(seen);
});

it.each([
  [['sales', 'care'], null, ['sales', 'care']],
  [['sales', 'care'], 'care', ['care']],
  [['sales', 'care'], 'billing', ['sales', 'care']],
  [[], 'sales', []],
  [[], null, []],
])('V-2 at a widget of %j a page that speaks for %s has visitors of %j', (listed, named, departments) => {
  expect(departmentsOfVisitor(listed, named)).toEqual(departments);
});
