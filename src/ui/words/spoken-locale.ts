import type { Speech } from './words.ts';

export const languageOf = (locale: string): string => (locale.split('-')[0] ?? '').toLowerCase();

/**
 * The locale of the built-in words on screen: the visitor's own if they are in its language, else English. Times and
 * numbers inside them follow it, since "by lundi" is no language; those in an owner's texts follow the visitor's.
 */
export const spokenLocale = ({ locale, words }: Speech): string =>
  words || languageOf(locale) === 'en' ? locale : 'en';
