import { languageOf } from './spoken-locale.ts';
import type { Words } from './words.ts';

/** The languages that come as chunks of their own; English is built in. The chunk of `xx` is named `words-xx`. */
const LANGUAGES: Readonly<Record<string, () => Promise<{ words: Words }>>> = {
  ar: () => import('./ar.ts'),
  de: () => import('./de.ts'),
};

/** The built-in words for a locale: of its language where we have it, else null, which stands for English. */
export async function loadWords(
  locale: string,
  prepare: (chunk: `words-${string}`) => Promise<void>,
): Promise<Words | null> {
  const language = languageOf(locale);
  const load = Object.hasOwn(LANGUAGES, language) && LANGUAGES[language];
  if (!load) return null;
  await prepare(`words-${language}`);
  return (await load()).words;
}
