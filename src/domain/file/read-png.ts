import { big32, byteAt, hasWord } from './bytes.ts';
import type { Frame } from './frame.ts';

/** Which bit depths a colour type may have (PNG, 3rd edition, table 12). */
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

const HEADER = 8;
const LONGEST = 0x7fff_ffff;

export const looksLikePng = (bytes: Uint8Array): boolean => hasWord(bytes, 0, '\x89PNG\r\n\x1a\n');

/** The picture's size, once every part up to its end is there; null: it is not whole. */
export function readPng(bytes: Uint8Array): readonly Frame[] | null {
  if (big32(bytes, HEADER) !== 13 || !hasWord(bytes, HEADER + 4, 'IHDR')) return null;
  const [width, height] = [big32(bytes, 16), big32(bytes, 20)];
  if (width === 0 || height === 0 || width > LONGEST || height > LONGEST) return null;
  if (!DEPTHS[byteAt(bytes, 25)]?.includes(byteAt(bytes, 24))) return null;
  let hasPixels = false;
  for (let at = HEADER; at + 12 <= bytes.length; ) {
    const length = big32(bytes, at);
    if (hasWord(bytes, at + 4, 'IDAT')) hasPixels ||= length > 0;
    if (hasWord(bytes, at + 4, 'IEND') && length === 0) return hasPixels ? [{ width, height }] : null;
    at += 12 + length;
  }
  return null;
}
