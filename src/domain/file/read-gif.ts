import { byteAt, hasWord, little16 } from './bytes.ts';
import type { Frame } from './frame.ts';

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;

export const looksLikeGif = (bytes: Uint8Array): boolean => hasWord(bytes, 0, 'GIF87a') || hasWord(bytes, 0, 'GIF89a');

/** The screen and every picture on it, once every block up to the trailer is there; null: it is not whole. */
export function readGif(bytes: Uint8Array): readonly Frame[] | null {
  if (bytes.length < 14) return null;
  const frames: Frame[] = [{ width: little16(bytes, 6), height: little16(bytes, 8) }];
  let at = 13 + colours(byteAt(bytes, 10));
  while (at < bytes.length) {
    const block = byteAt(bytes, at);
    if (block === TRAILER) return frames.length > 1 && isWhole(frames) ? frames : null;
    if (block === IMAGE) {
      frames.push({ width: little16(bytes, at + 5), height: little16(bytes, at + 7) });
      // Its own colours, and one byte for the width of its codes.
      at += 11 + colours(byteAt(bytes, at + 9));
    } else if (block === EXTENSION) at += 2;
    else return null;
    at = afterBlocks(bytes, at);
  }
  return null;
}

/** Bytes of a colour table, by the flags that say whether there is one. */
const colours = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** The place after a row of blocks, each of which begins with its length; the last has none. */
function afterBlocks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 0) at += 1 + byteAt(bytes, at);
  return at + 1;
}

const isWhole = (frames: readonly Frame[]): boolean => frames.every(({ width, height }) => width > 0 && height > 0);
