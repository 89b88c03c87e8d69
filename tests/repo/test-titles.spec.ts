import { expect, it } from 'vitest';
import { titleIds } from './test-titles.ts';

it.each<[string, string, readonly string[]]>([
  ['a plain title', "it('S-9 flips', () => {});", ['S-9']],
  ['a story', "test('F-3 stored once', async ({ page }) => {});", ['F-3']],
  ['a story with details', "test('F-3 stored once', { tag: '@firefox' }, async () => {});", ['F-3']],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: code to be read, not a text to be filled
  ['a template', 'it(`H-2a ${name}`, () => {});', ['H-2a']],
  ['a table under one rule', "it.each(rows)('H-3 %s', () => {});", ['H-3']],
  ['a table by tag', "it.each`a`('P-2 $a', () => {});", ['P-2']],
  ['rows that carry their ids', "it.each([['S-1 a', 1], ['S-2 b', 2]])('%s', () => {});", ['S-1', 'S-2']],
  ['rows by name', "it.each([{ title: 'Z-1 a' }])('$title', () => {});", ['Z-1']],
  ['rows in a loop', "for (const row of [{ title: 'Z-3 a' }]) it(row.title, () => {});", ['Z-3']],
  ['an id that is not first', "it('flips as S-9 says', () => {});", []],
  ['an id that goes on', "it('S-9b-x', () => {}); it('UTF-8 text', () => {});", []],
  ['a text that is no title', "it('works', () => expect('S-9 x').toBe(1));", []],
  ['groups of tests', "describe('S-9 edges', () => {}); test.describe('F-1 fields', () => {});", ['S-9', 'F-1']],
])('reads the ids of %s', (_what, code, ids) => {
  expect(titleIds(code)).toEqual(ids);
});
