/** Blank to the eye: white space and characters that have no shape, or in some fonts none. */
const BLANK = /^[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** What turns the direction of writing and may be left open, so that it turns what comes after as well. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

export const isBlank = (text: string): boolean => BLANK.test(text);

/**
 * A text as it is checked, sent and stored: composed (NFC), trimmed, line ends as `\n`, without control characters and
 * halves of characters. `lineEnd` stands in the place of each line end. Cleaned again it stays what it is.
 */
export const cleanText = (text: string, lineEnd: '\n' | ' ' = '\n'): string =>
  text
    .replace(/\r\n|[\r\n\v\f\x85\u2028\u2029]/g, lineEnd)
    .replace(/\t/g, ' ')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .normalize()
    .trim();

/** The same of words in a chat, where what nobody sees is none. */
export const shownWords = (text: string): string => shown(cleanText(text));

/** What stands beside or inside sentences of ours, as a name does: one line, which turns nothing around it. */
export const cleanName = (name: string): string => shown(cleanText(name.replace(TURNS, ''), ' '));

const shown = (text: string): string => (isBlank(text) ? '' : text);
