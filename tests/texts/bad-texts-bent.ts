import type { BadText } from './bad-texts.ts';

type Rows = readonly (readonly [what: string, text: string, stored?: string | null])[];

/** Everything that turns the direction of writing is kept: it is needed by those who write both ways. */
const TURNED: Rows = [
  ['letters turned round', 'A \u202egnp.exe\u202c file'],
  ['letters turned round without an end', '\u202eThe rest of the page?'],
  ['letters turned to the right without an end', '\u202dשלום עולם'],
  ['a hundred turns without an end', '\u202e'.repeat(100).concat('x')],
  ['a hundred and thirty embeddings', `${'\u202b'.repeat(130)}x`],
  ['embeddings one in another', `${'\u202a\u202b'.repeat(60)}x${'\u202c'.repeat(3)}`],
  ['ends without beginnings', '\u202c\u202c\u202c\u2069\u2069x'],
  ['an isolate without an end', 'a \u2067b c'],
  ['an isolate by its first letter', 'a \u2068אב\u2069 c'],
  ['an isolate ended by the wrong end', 'a \u2067b\u202c c'],
  ['a turned time', '\u202e00:01 ta anna\u202c'],
  ['a turned name before words', 'anna\u202e: deirrac si tI'],
  ['turned words in bold', '**\u202edlob**'],
  ['turned words in code', '`\u202eedoc`'],
  ['turned words in a list', '- \u202etsil\n- list'],
  ['turned words over two lines', '\u202eone\ntwo'],
  ['turned words over two paragraphs', '\u202eone\n\ntwo'],
  ['Arabic and English', 'مرحبا hello مرحبا (1)'],
  ['Hebrew with numbers', 'מחיר 1,000.50 ₪ (כולל)'],
  ['an Arabic letter mark', '\u061c1 - 2'],
  ['marks for both directions', '\u200e\u200fx\u200e'],
  ['a bracket that is mirrored', 'שלום (abc] {x'],
];

const HALF = '\ufffd';

const HALVES: Rows = [
  ['the first half of a character', '\ud83d', HALF],
  ['the second half of a character', '\ude00', HALF],
  ['halves in the wrong order', '\ude00\ud83d', HALF + HALF],
  ['a half at the beginning', '\ud83dx', `${HALF}x`],
  ['a half at the end', 'x\ud83d', `x${HALF}`],
  ['a half between letters', 'a\ud83db', `a${HALF}b`],
  ['a half before a whole', '\ud83d😀', `${HALF}😀`],
  ['two first halves', '\ud83d\ud83d', HALF + HALF],
  ['halves with a control between them', '\ud83d\u0000\ude00', '😀'],
  ['a half in bold', '**a\udc00**', `**a${HALF}**`],
  ['a half in code', '`a\ud800`', `\`a${HALF}\``],
  ['a hundred halves', '\udfff'.repeat(100), HALF.repeat(100)],
];

const CONTROLS: Rows = [
  ['a NUL alone', '\u0000', null],
  ['a NUL between letters', 'a\u0000b', 'ab'],
  ['a NUL that parts a tag', '<scr\u0000ipt>window.__canary=1</scr\u0000ipt>', '<script>window.__canary=1</script>'],
  ['a NUL at the end', 'a\u0000', 'a'],
  ['all controls', `a${String.fromCharCode(...Array.from({ length: 9 }, (_, n) => n), 14, 27, 31)}b`, 'ab'],
  ['all later controls', `a${String.fromCharCode(...Array.from({ length: 32 }, (_, n) => n + 128))}b`, 'a\nb'],
  ['a backspace', 'abc\b\b\bxyz', 'abcxyz'],
  ['an escape sequence', '\u001b[31mred\u001b[0m\u001b]0;title\u0007', '[31mred[0m]0;title'],
  ['a delete', 'a\u007fb', 'ab'],
  ['a bell', 'ding\u0007', 'ding'],
  ['a tab', 'a\tb', 'a b'],
  ['line ends of three kinds', 'a\r\nb\rc\nd', 'a\nb\nc\nd'],
  ['line ends of Unicode', 'a\u2028b\u2029c\u0085d\ve\ff', 'a\nb\nc\nd\ne\nf'],
  ['headers of a mail', 'Hello\r\nBcc: eve@evil.example', 'Hello\nBcc: eve@evil.example'],
  ['a frame of the stream', 'x\n\nevent: page\ndata: {}', 'x\n\nevent: page\ndata: {}'],
  ['a mark of byte order', '\ufeffx', 'x'],
  ['what is no character', '\ufffe\uffff\u{1fffe}\u{10ffff}x'],
  ['a private character', '\ue000\u{f0000}x'],
  ['a place of an object', 'a\ufffcb'],
  ['interlinear marks', '\ufff9a\ufffab\ufffb'],
  ['soft hyphens', 'a\u00adb\u00adc'],
  ['letters of tags', `a${'\u{e0061}\u{e0062}\u{e007f}'}b`],
  ['letters without width inside a word', 'b\u200ba\u200cn\u200dk\u2060'],
  ['variations', 'a\ufe0f\ufe0e\u{e0100}b'],
];

const BLANK: Rows = (
  [
    ['nothing', ''],
    ['a blank', ' '],
    ['line ends', '\n\r\n\n'],
    ['blanks of all kinds', '\u00a0\u1680\u2000\u2009\u202f\u205f\u3000\ufeff'],
    ['letters without width', '\u200b\u200c\u200d\u2060'],
    ['marks of direction', '\u200e\u200f\u202e\u2066'],
    ['soft hyphens alone', '\u00ad\u00ad'],
    ['fillers of Hangul', '\u3164\u115f\u1160\uffa0'],
    ['a blank of Braille', '\u2800\u2800'],
    ['letters of tags alone', '\u{e0061}\u{e0062}'],
    ['variations alone', '\ufe0f\u{e0100}'],
    ['controls alone', '\u0001\u0008\u001b\u007f'],
  ] as const
).map(([what, text]) => [`${what}, which is no words`, text, null]);

const rows = (all: Rows): readonly BadText[] =>
  all.map(([what, text, stored]) => ({ what, text, ...(stored !== undefined && { stored }) }));

/** Directions, halves of characters, controls, and what nobody sees. */
export const BENT_TEXTS: readonly BadText[] = rows([...TURNED, ...HALVES, ...CONTROLS, ...BLANK]);
