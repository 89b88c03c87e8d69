import type { Text } from './text.ts';

/**
 * The text to show to somebody who reads `locale` (BCP 47, any case): the one of that tag, else of the tag shortened
 * from its end (`de-AT`, then `de`), else the English one, else the first. undefined where there is no text (F-2).
 */
export function pickText(text: Text | undefined, locale: string): string | undefined {
  if (!text || typeof text === 'string') return text;
  const tags = Object.keys(text);
  for (let wanted = locale.toLowerCase(); wanted; wanted = shortened(wanted)) {
    const tag = tags.find((each) => each.toLowerCase() === wanted);
    if (tag) return text[tag];
  }
  return text.en ?? text[tags[0] ?? 'en'];
}

const shortened = (tag: string): string => tag.slice(0, Math.max(0, tag.lastIndexOf('-')));
