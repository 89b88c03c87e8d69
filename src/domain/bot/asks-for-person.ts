import type { HandOffPhrases } from './bot-settings.ts';
import { type FoldedWords, foldWords } from './fold-words.ts';

/** Whether a visitor's words hold one of the phrases that ask for a person (B-1). */
export function asksForPerson(text: string, phrases: HandOffPhrases | undefined): boolean {
  if (!phrases) return false;
  const words = foldWords(text);
  return Object.values(phrases)
    .flat()
    .some((phrase) => holds(words, phrase));
}

/** Whether a text holds a phrase: whole words, whatever their case and accents and whatever stands between them. */
export const holdsPhrase = (text: string, phrase: string): boolean => holds(foldWords(text), phrase);

function holds(words: FoldedWords, phrase: string): boolean {
  const { text: wanted } = foldWords(phrase);
  if (wanted === '') return false;
  for (let at = words.text.indexOf(wanted); at >= 0; at = words.text.indexOf(wanted, at + 1)) {
    if (words.isEdge(at) && words.isEdge(at + wanted.length)) return true;
  }
  return false;
}
