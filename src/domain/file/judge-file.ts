import { ok, type Result, refused } from '../../base/result.ts';
import type { Problem } from '../problem.ts';
import type { FileFacts, FileType } from './chat-file.ts';
import type { Frame } from './frame.ts';
import { isDisguised } from './is-disguised.ts';
import { looksLikeGif, readGif } from './read-gif.ts';
import { looksLikeJpeg, readJpeg } from './read-jpeg.ts';
import { isWholePdf, looksLikePdf } from './read-pdf.ts';
import { looksLikePng, readPng } from './read-png.ts';
import { looksLikeWebp, readWebp } from './read-webp.ts';

/** A picture is opened in memory at four bytes for each; of a file of kilobytes that may be gigabytes. */
export const MOST_PIXELS = 40_000_000;

/** The code of an issue with a file. */
export type FileFault =
  | 'file-empty'
  | 'file-too-large'
  | 'file-kind'
  | 'file-broken'
  | 'file-pixels'
  | 'file-disguised';

const PICTURES: readonly (readonly [FileType, (bytes: Uint8Array) => boolean, typeof readPng])[] = [
  ['image/png', looksLikePng, readPng],
  ['image/jpeg', looksLikeJpeg, readJpeg],
  ['image/gif', looksLikeGif, readGif],
  ['image/webp', looksLikeWebp, readWebp],
];

/** What a file is, by its bytes alone, or why it is not taken; whoever sent it has no say in it (K-6). */
export function judgeFile(bytes: Uint8Array, maxBytes: number): Result<FileFacts, Problem> {
  if (bytes.length === 0) return refused(faulty('file-empty', 'is empty'));
  if (bytes.length > maxBytes) return refused(fileTooLarge(maxBytes));
  const picture = PICTURES.find(([, looksLike]) => looksLike(bytes));
  if (picture) {
    const [type, , read] = picture;
    return judgePicture(bytes, type, read(bytes));
  }
  if (!looksLikePdf(bytes)) {
    return refused(faulty('file-kind', 'must be a picture (PNG, JPEG, GIF, WebP) or a PDF, whatever its name says'));
  }
  if (!isWholePdf(bytes)) return refused(NOT_WHOLE);
  return isDisguised(bytes, 'application/pdf')
    ? refused(DISGUISED)
    : ok({ type: 'application/pdf', width: null, height: null });
}

function judgePicture(bytes: Uint8Array, type: FileType, frames: readonly Frame[] | null): Result<FileFacts, Problem> {
  const shown = frames?.[0];
  if (!frames || !shown) return refused(NOT_WHOLE);
  if (frames.some(({ width, height }) => width * height > MOST_PIXELS)) {
    return refused(faulty('file-pixels', 'has more than 40 million pixels', MOST_PIXELS));
  }
  return isDisguised(bytes, type) ? refused(DISGUISED) : ok({ type, width: shown.width, height: shown.height });
}

export const fileTooLarge = (maxBytes: number): Problem => ({
  ...faulty('file-too-large', `has more than ${maxBytes} bytes`, maxBytes),
  code: 'too-large',
});

const faulty = (code: FileFault, message: string, limit?: number): Problem => ({
  code: 'invalid',
  message: `The file ${message}.`,
  issues: [{ path: 'file', message, code, ...(limit !== undefined && { limit }) }],
});

const NOT_WHOLE = faulty('file-broken', 'is damaged or not whole');

const DISGUISED = faulty('file-disguised', 'is something else besides, which could run');
