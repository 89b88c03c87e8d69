import { byteAt, hasWord, little16, little24, little32 } from './bytes.ts';
import type { Frame } from './frame.ts';

export const looksLikeWebp = (bytes: Uint8Array): boolean => hasWord(bytes, 0, 'RIFF') && hasWord(bytes, 8, 'WEBP');

/** The canvas and every picture on it, once all that it says it holds is there; null: it is not whole. */
export function readWebp(bytes: Uint8Array): readonly Frame[] | null {
  const end = 8 + little32(bytes, 4);
  if (end > bytes.length || end < 20) return null;
  const frames: Frame[] = [];
  let hasPixels = false;
  for (let at = 12; at + 8 <= end; ) {
    const length = little32(bytes, at + 4);
    const body = at + 8;
    if (body + length > end) return null;
    const chunk = readChunk(bytes, at, body, length);
    if (chunk === 'broken') return null;
    if (chunk) frames.push(chunk);
    hasPixels ||= hasWord(bytes, at, 'VP8 ') || hasWord(bytes, at, 'VP8L') || hasWord(bytes, at, 'ANMF');
    at = body + length + (length % 2);
  }
  return hasPixels && frames.every(({ width, height }) => width > 0 && height > 0) ? frames : null;
}

/** The size a chunk says; null: it says none. */
function readChunk(bytes: Uint8Array, at: number, body: number, length: number): Frame | 'broken' | null {
  if (hasWord(bytes, at, 'VP8X')) {
    return length < 10 ? 'broken' : { width: little24(bytes, body + 4) + 1, height: little24(bytes, body + 7) + 1 };
  }
  if (hasWord(bytes, at, 'ANMF')) {
    return length < 16 ? 'broken' : { width: little24(bytes, body + 6) + 1, height: little24(bytes, body + 9) + 1 };
  }
  if (hasWord(bytes, at, 'VP8 ')) {
    if (length < 10 || !hasWord(bytes, body + 3, '\x9d\x01\x2a')) return 'broken';
    return { width: little16(bytes, body + 6) & 0x3fff, height: little16(bytes, body + 8) & 0x3fff };
  }
  if (hasWord(bytes, at, 'VP8L')) {
    if (length < 5 || byteAt(bytes, body) !== 0x2f) return 'broken';
    const bits = little32(bytes, body + 1);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return null;
}
