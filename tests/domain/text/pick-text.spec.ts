import { expect, it } from 'vitest';
import { pickText } from '../../../src/domain/text/pick-text.ts';
import type { Text } from '../../../src/domain/text/text.ts';

it.each<[promise: string, text: Text | undefined, locale: string, shown: string | undefined]>([
  ['one text is everybody’s', 'Chat', 'de', 'Chat'],
  ['no text stays none', undefined, 'de', undefined],
  ['the exact tag comes first', { de: 'Tag', 'de-AT': 'Servus' }, 'de-AT', 'Servus'],
  ['tags are compared without case', { 'DE-at': 'Servus' }, 'de-AT', 'Servus'],
  ['a tag is shortened from its end', { de: 'Tag', en: 'Chat' }, 'de-AT-1996', 'Tag'],
  ['a script is kept before the language alone', { zh: '聊', 'zh-Hant': '談' }, 'zh-Hant-TW', '談'],
  ['a longer tag does not serve a shorter one', { 'de-AT': 'Servus', en: 'Chat' }, 'de', 'Chat'],
  ['English serves everybody else', { de: 'Tag', en: 'Chat' }, 'fr', 'Chat'],
  ['without English the first listed does', { lt: 'Labas', de: 'Tag' }, 'fr', 'Labas'],
  ['a tag that only begins alike does not serve', { den: 'Dene', en: 'Chat' }, 'de', 'Chat'],
  ['an empty tag is like an unknown one', { lt: 'Labas' }, '', 'Labas'],
  ['names of inherited members are no tags', { en: 'Chat' }, 'constructor', 'Chat'],
  ['no language at all is no text', {}, 'en', undefined],
])('F-2 %s', (_promise, text, locale, shown) => {
  expect(pickText(text, locale)).toBe(shown);
});
