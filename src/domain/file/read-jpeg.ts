import { big16, byteAt, hasWord } from './bytes.ts';
import type { Frame } from './frame.ts';

const START_OF_SCAN = 0xda;

export const looksLikeJpeg = (bytes: Uint8Array): boolean => hasWord(bytes, 0, '\xff\xd8\xff');

/** The picture's size, once its headers are there and its pixels end; null: it is not whole. */
export function readJpeg(bytes: Uint8Array): readonly Frame[] | null {
  let frame: Frame | null = null;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (byteAt(bytes, at) !== 0xff) return null;
    const marker = byteAt(bytes, at + 1);
    // A marker may be led by any number of these.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = big16(bytes, at + 2);
    if (length < 2 || at + 2 + length > bytes.length) return null;
    if (marker === START_OF_SCAN) return frame && endsAfter(bytes, at + 2 + length) ? [frame] : null;
    if (isFrame(marker)) {
      if (frame || length < 8) return null;
      frame = { height: big16(bytes, at + 5), width: big16(bytes, at + 7) };
      if (frame.width === 0 || frame.height === 0) return null;
    }
    at += 2 + length;
  }
  return null;
}

/** Start of frame, of whatever process; C4, C8 and CC among them mean something else (ITU T.81, table B.1). */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Looked for from the end: what cameras put after it is short beside the pixels. */
function endsAfter(bytes: Uint8Array, from: number): boolean {
  for (let at = bytes.lastIndexOf(0xd9); at > from; at = bytes.lastIndexOf(0xd9, at - 1)) {
    if (bytes[at - 1] === 0xff) return true;
  }
  return false;
}
