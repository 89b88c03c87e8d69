import { findWord, hasWord } from './bytes.ts';

/** Readers look for the end in this much of a file. */
const TAIL = 2_048;

/** At its very beginning: readers that forgive what stands before it would let a page stand there. */
export const looksLikePdf = (bytes: Uint8Array): boolean => hasWord(bytes, 0, '%PDF-');

/** Whether it has a version we know of, an object, and an end that says where its table is. */
export function isWholePdf(bytes: Uint8Array): boolean {
  const version = String.fromCharCode(...bytes.subarray(5, 8));
  if (!/^(1\.[0-7]|2\.0)$/.test(version)) return false;
  const tail = Math.max(0, bytes.length - TAIL);
  return (
    findWord(bytes, ' obj') !== -1 && findWord(bytes, 'startxref', tail) !== -1 && findWord(bytes, '%%EOF', tail) !== -1
  );
}
