/**
 * The words of a text without what people write now so and now otherwise: case, accents, full width, ligatures, invisible
 * signs. One space stands for whatever was between two of them. `isEdge` says where a word begins or ends; in scripts that
 * put no space between words (Chinese, Japanese, Thai) a dictionary finds them.
 */
export interface FoldedWords {
  readonly text: string;
  isEdge(index: number): boolean;
}

export function foldWords(text: string): FoldedWords {
  const folded = withoutSigns(text)
    .normalize('NFKD')
    // Upper, not lower: ß is SS then, an i without its dot is an I, and a sigma has one form.
    .toUpperCase()
    .replace(MARKS, '$1')
    .normalize('NFC')
    .replace(BETWEEN_WORDS, ' ')
    .trim();
  const edges = new Set([0, folded.length]);
  // Made when it is needed: a page whose browser has none runs all the rest.
  segmenter ??= new Intl.Segmenter('en', { granularity: 'word' });
  for (const { index, segment } of segmenter.segment(folded)) edges.add(index).add(index + segment.length);
  return { text: folded, isEdge: (index) => edges.has(index) };
}

/** Soft hyphens, joiners and marks of direction are not seen; the Arabic tatweel only stretches a word. */
const withoutSigns = (text: string): string => text.replace(/[\p{Cf}\u0640]/gu, '');

/** Marks that are accents or vowel points; elsewhere they tell letters apart (が from か, का from की). */
const MARKS = /([\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Arabic}\p{sc=Hebrew}])\p{M}+/gu;

/** Whatever is no letter, mark or digit: an apostrophe too, so that "l'agent" holds an agent. */
const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}]+/gu;

let segmenter: Intl.Segmenter | undefined;
