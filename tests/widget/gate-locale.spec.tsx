import { afterEach, expect, it } from 'vitest';
import { fakePlatform } from '../../src/testing/index.ts';
import { gateLocale } from '../../src/widget/gate-locale.ts';
import type { GateSide, Told } from '../../src/widget/gate-side.ts';

afterEach(() => document.documentElement.removeAttribute('lang'));

const spoken = (told: Told, locale: string | undefined, page: string, languages: readonly string[]): string => {
  document.documentElement.lang = page;
  const platform = fakePlatform({ languages });
  return gateLocale({ told, options: { widget: 'shop', platform, ...(locale && { locale }) } } as unknown as GateSide);
};

it.each<[string, Told, string | undefined, string, string[], string]>([
  ['what setLocale said comes first', { locale: 'fr' }, 'de', 'it', ['es'], 'fr'],
  ['then the option', {}, 'de', 'it', ['es'], 'de'],
  ['then the page', {}, undefined, 'it', ['es'], 'it'],
  ['then the visitor', {}, undefined, '', ['es', 'pt'], 'es'],
  ['then English', {}, undefined, '', [], 'en'],
  ['an underscore is read as a hyphen', {}, 'de_AT', '', [], 'de-AT'],
  ['a tag is written as it should be', {}, 'DE-at', '', [], 'de-AT'],
  ['what is no tag is passed over', { locale: 'no such tag' }, '???', 'x', ['lt'], 'lt'],
])('%s', (_promise, told, option, page, languages, locale) => {
  expect(spoken(told, option, page, languages)).toBe(locale);
});
