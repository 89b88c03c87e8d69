import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from '../../src/base/json.ts';
import { isSameJson } from '../../src/base/same-json.ts';

it.each<[a: unknown, b: unknown, same: boolean]>([
  [{ a: 1, b: [2, { c: null }] }, { b: [2, { c: null }], a: 1 }, true],
  [{ a: 1 }, { a: 1, b: undefined }, true],
  [{ a: 1, b: undefined }, { a: 1 }, true],
  [{ a: undefined }, { b: 1 }, false],
  [{ a: 1 }, { a: 1, b: null }, false],
  [{ a: null }, {}, false],
  [[1, 2], [2, 1], false],
  [[1, 2], [1, 2, 3], false],
  [[], {}, false],
  [{}, [], false],
  [null, {}, false],
  ['1', 1, false],
])('%j and %j: %s', (a, b, same) => {
  expect(isSameJson(a, b)).toBe(same);
  expect(canonicalJson(a) === canonicalJson(b)).toBe(same);
});

it('it says of any two values what their texts say', () => {
  // Few keys and values, so that the same come up often.
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 3 }, fc.constantFrom(null, 0, 1, 'a', true), tie('list'), tie('record')),
    list: fc.array(tie('value'), { maxLength: 2 }),
    record: fc.dictionary(fc.constantFrom('a', 'b'), tie('value')),
  }));
  fc.assert(fc.property(value, value, (a, b) => isSameJson(a, b) === (canonicalJson(a) === canonicalJson(b))));
});
