import { byteAt, findWord, hasWord } from './bytes.ts';
import type { FileType } from './chat-file.ts';

/**
 * Whether a file is something else as well, that could run: a page, a script, an archive or a document. It is served so
 * that nothing in it runs, and whoever saves and opens it elsewhere has no such server in between (K-6).
 */
export const isDisguised = (bytes: Uint8Array, type: FileType): boolean =>
  holdsPage(bytes, type) || beginsScript(bytes, type) || holdsArchive(bytes) || holdsDocument(bytes, type);

/** What makes a page of a file for a browser that guesses by its beginning (WHATWG MIME Sniffing, 7.1). */
const FIRST_TAGS = ['html', 'head', 'body', 'svg', 'object', 'embed', '?xml'];
const GUESSED_BYTES = 1_445;

/** What no picture has by chance, however large it is. Later parts of a document may hold the text of its own data. */
const TAGS = ['!doctype', 'script', 'iframe', '?php'];
const LONGEST_TAG = 8;

function holdsPage(bytes: Uint8Array, type: FileType): boolean {
  const end = type === 'application/pdf' ? Math.min(bytes.length, GUESSED_BYTES) : bytes.length;
  for (let at = bytes.indexOf(0x3c); at !== -1 && at < end; at = bytes.indexOf(0x3c, at + 1)) {
    const word = String.fromCharCode(...bytes.subarray(at + 1, at + 2 + LONGEST_TAG)).toLowerCase();
    const begins = (tag: string): boolean => word.startsWith(tag) && /^[\s/>]/.test(word.slice(tag.length));
    if (TAGS.some(begins) || (at < GUESSED_BYTES && FIRST_TAGS.some(begins))) return true;
  }
  return false;
}

/**
 * A script's parser takes the signature for a name, and goes on with what stands in the two bytes after it, which no real
 * picture has: a width of 10,799, or a first part of 12,074 bytes.
 */
function beginsScript(bytes: Uint8Array, type: FileType): boolean {
  const after = { 'image/gif': 6, 'image/jpeg': 4, 'image/webp': 4, 'image/png': null, 'application/pdf': null }[type];
  return after !== null && ['/*', '//', '="', "='", '=`', '=/'].some((word) => hasWord(bytes, after, word));
}

/** The end of a ZIP archive (a JAR, an Office file), which is looked for from a file's end: one disk, as all are now. */
const ARCHIVE_END = 'PK\x05\x06\0\0\0\0';
const ARCHIVE_TAIL = 65_557;

const holdsArchive = (bytes: Uint8Array): boolean =>
  findWord(bytes, ARCHIVE_END, Math.max(0, bytes.length - ARCHIVE_TAIL)) !== -1;

/** A document's readers look for its beginning in the first kilobyte. */
function holdsDocument(bytes: Uint8Array, type: FileType): boolean {
  if (type === 'application/pdf') return false;
  const at = findWord(bytes, '%PDF-', 0, 1_024);
  return at !== -1 && byteAt(bytes, at + 6) === 0x2e;
}
