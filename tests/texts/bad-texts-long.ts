import type { BadText } from './bad-texts.ts';

const MOST = 4_000;

/** To the last character that is taken. */
const full = (part: string): string => part.repeat(Math.ceil(MOST / part.length)).slice(0, MOST);

type Rows = readonly (readonly [what: string, text: string, stored?: string | null])[];

const pile = (letter: string, marks: string, times: number): string => letter + marks.repeat(times);

const PILES: Rows = [
  ['a pile of marks', 'Z̸̡̧A̵̧̛L̴̨̛G̶̡̛O̷̧̕', 'Z̸̡̧A̵̧̛L̴̨̛G̶̡̛O̷̧̕'.normalize()],
  [
    'a pile above and below every letter',
    [...'He comes'].map((letter) => pile(letter, '\u0325', 20) + pile('', '\u030d', 20)).join(''),
  ],
  ['a thousand marks on one letter', pile('a', '\u0336', 1_000)],
  ['marks without a letter', '\u0301\u0302\u0303'],
  ['rings around letters', 'a\u20dd b\u20de c\u20e3'],
  ['Thai vowels one on another', 'ก็็็็็็็็็็็็็็็็็็็็ ู้้้้้้้้้้้้้้้้้้้้้'],
  ['the widest ligature, many times', '\ufdfd'.repeat(60)],
  ['a tall ligature', '\u{1242b}'.repeat(40)],
  ['one emoji out of many', `${'👩\u200d'.repeat(40)}👩`],
  ['flags without their second half', '🇦🇧🇨🇩🇪'],
  ['skin tones in a row', '👍🏻🏼🏽🏾🏿'],
  ['only emoji, very many', '😀'.repeat(500)],
];

const EDGES: Rows = [
  ['one letter', 'x'],
  ['all but one of 4,000', full('x').slice(1)],
  ['4,000 letters without a blank', full('x')],
  ['4,001 letters', `${full('x')}x`, null],
  ['4,000 letters between blanks', `  \n${full('x')}\n  `, full('x')],
  ['4,000 letters and 4,000 NULs', full('x') + '\u0000'.repeat(MOST), full('x')],
  ['emoji that fill it, each of two halves', '😀'.repeat(MOST)],
  ['one emoji too many', '😀'.repeat(MOST + 1), null],
  ['an emoji whose first half is the last that would fit', `${full('x').slice(1)}😀`],
  ['an emoji after the edge', `${full('x')}😀`, null],
  ['what grows as it is composed', 'שּׁ'.repeat(MOST / 3)],
  ['what grows over the edge', '\ufb2c'.repeat(MOST), null],
  ['what shrinks to the edge', 'e\u0301'.repeat(MOST), 'é'.repeat(MOST)],
  ['4,000 blanks', ' '.repeat(MOST), null],
  ['10,000 letters', 'x'.repeat(10_000), null],
  ['words without an end', full('Donaudampfschifffahrt')],
  ['Chinese without an end', full('门廊灯')],
];

/** Each is the worst case of some reader of marks. */
const FLOODS: Rows = (
  [
    ['stars', '*'],
    ['open bold', '**a '],
    ['open marks of two kinds', '**a _b '],
    ['closed marks', '*a* '],
    ['underlines', '_'],
    ['backticks', '`'],
    ['code in code', '`a` '],
    ['open brackets', '['],
    ['labels without an address', '[a]'],
    ['addresses without an end', '[a](b'],
    ['brackets in addresses', '[a](('],
    ['bare schemes', 'http://'],
    ['hosts without an end', 'http://a.'],
    ['addresses that end in brackets', 'http://a.b/)))'],
    ['mail addresses that are none', 'mailto:a@@'],
    ['line ends', 'a\n'],
    ['paragraphs', 'a\n\n'],
    ['items', '- a\n'],
    ['numbers that never go on', '1. a\n'],
    ['quotes', '> '],
    ['tags', '<b>'],
    ['entities', '&amp;'],
    ['turns', '\u202ea'],
    ['letters and marks by turns', 'a\u0301\u0302'],
  ] as const
).map(([what, part]) => {
  const text = full(part);
  return [`4,000 characters of ${what}`, text, text.normalize().trim()];
});

const rows = (all: Rows): readonly BadText[] =>
  all.map(([what, text, stored]) => ({ what, text, ...(stored !== undefined && { stored }) }));

/** Marks piled up, sizes at their edges, and floods of what takes a reader's time. */
export const LONG_TEXTS: readonly BadText[] = rows([...PILES, ...EDGES, ...FLOODS]);
