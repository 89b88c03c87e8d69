import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanValues } from '../../../src/domain/form/clean-values.ts';
import { formFields } from '../../../src/domain/form/form-fields.ts';

const FIELDS = formFields({ consent: { use: 'optional' } });

it.each([
  ['blanks around a value are dropped', 'name', ' \n Ana\u00a0', 'Ana'],
  ['a line end in a single line becomes a blank', 'name', 'Ana\r\nBcc: eve', 'Ana Bcc: eve'],
  ['so does every other line end', 'email', 'a\nb\rc\u2028d\u2029e\vf\fg\u0085h', 'a b c d e f g h'],
  ['the message keeps its lines, one way', 'message', 'a\r\nb\rc\n\nd\u2028e', 'a\nb\nc\n\nd\ne'],
  ['a tab becomes a blank', 'message', 'a\tb', 'a b'],
  ['control characters are dropped', 'message', 'a\u0000b\u0007c\u001bd\u007fe\u009ff', 'abcdef'],
  ['signs of two characters are composed', 'name', 'Zoe\u0308', 'Zo\u00eb'],
  ['half a character becomes the sign for one', 'name', 'a\ud83db', 'a\ufffdb'],
  ['a whole picture stays', 'name', '😀', '😀'],
  ['marks of reading direction stay, being part of some names', 'name', 'a\u200fb', 'a\u200fb'],
])('F-1 %s', (_promise, field, typed, kept) => {
  expect(cleanValues(FIELDS, { [field]: typed })).toEqual({ [field]: kept });
});

it('F-1 ticks and fields that are not there pass untouched for the check to refuse', () => {
  expect(cleanValues(FIELDS, { consent: true, message: false, other: 'a\nb' })).toEqual({
    consent: true,
    message: false,
    other: 'a b',
  });
  expect(Object.keys(cleanValues(FIELDS, JSON.parse('{"__proto__": "x"}')))).toEqual(['__proto__']);
});

it('F-1 cleaning twice changes nothing more', () => {
  const point = fc.oneof(fc.integer({ min: 0, max: 0x20ff }), fc.integer({ min: 0, max: 0x10ffff }));
  const text = fc.array(point, { maxLength: 40 }).map((points) => String.fromCodePoint(...points));
  fc.assert(
    fc.property(text, text, (name, message) => {
      const once = cleanValues(FIELDS, { name, message });
      expect(cleanValues(FIELDS, once)).toEqual(once);
    }),
    { seed: 1, numRuns: 1_000 },
  );
});
