import { describe, expect, it } from 'vitest';
import { judgeFile } from '../../../src/domain/file/judge-file.ts';
import {
  bytes,
  gif,
  gifComment,
  gifFrame,
  jpeg,
  jpegPart,
  little32,
  pdf,
  png,
  pngPart,
  riff,
  webp,
  webpPart,
} from './file-bytes.ts';

const ROOM = 10_000;

const verdict = (file: Uint8Array, most = ROOM): string => {
  const judged = judgeFile(file, most);
  if (!judged.ok) return judged.problem.issues?.[0]?.code ?? judged.problem.code;
  const { type, width, height } = judged.value;
  return width === null ? type : `${type} ${width}×${height}`;
};

type Rows = readonly (readonly [what: string, file: Uint8Array, verdict: string])[];

/** Its length, in the two bytes behind RIFF, begins a script's comment; every real one's is even. */
const scriptInWebp = bytes('RIFF/*', [0, 0], webp.lossy().slice(8), 'XMP ', little32(10_763), new Uint8Array(10_763));

const zip = bytes('PK\x03\x04', 'inside', 'PK\x05\x06', new Uint8Array(18));

const TAKEN: Rows = [
  ['a PNG', png(), 'image/png 3×2'],
  ['a PNG of one bit', png({ depth: 1, colour: 0 }), 'image/png 3×2'],
  ['a PNG with a palette', png({ depth: 4, colour: 3 }), 'image/png 3×2'],
  ['a PNG with words about it', png({ parts: pngPart('tEXt', bytes('Title\0A lamp')) }), 'image/png 3×2'],
  ['a PNG with more behind its end', bytes(png(), 'cut-away pixels'), 'image/png 3×2'],
  ['a PNG of 40 million pixels', png({ width: 8_000, height: 5_000 }), 'image/png 8000×5000'],
  ['a JPEG', jpeg(), 'image/jpeg 3×2'],
  ['a progressive JPEG', jpeg({ process: 0xc2 }), 'image/jpeg 3×2'],
  ['a JPEG with a comment', jpeg({ parts: jpegPart(0xfe, bytes('A <b>lamp</b>')) }), 'image/jpeg 3×2'],
  ['a JPEG with filling before a marker', jpeg({ parts: bytes(0xff) }), 'image/jpeg 3×2'],
  ['a JPEG with Huffman tables first', jpeg({ parts: jpegPart(0xc4, bytes(0, 1, 2)) }), 'image/jpeg 3×2'],
  ['a JPEG with a film behind it', bytes(jpeg(), '\0\0\0\x18ftypmp42'), 'image/jpeg 3×2'],
  ['a JPEG with metadata', jpeg({ parts: jpegPart(0xe1, bytes('<?xpacket begin=""?><x:xmpmeta>')) }), 'image/jpeg 3×2'],
  ['a GIF', gif(), 'image/gif 3×2'],
  ['a GIF of 1987', gif({ version: '87a' }), 'image/gif 3×2'],
  ['a GIF that moves', gif({ frames: [gifFrame(3, 2), gifFrame(1, 1)] }), 'image/gif 3×2'],
  ['a GIF with a comment', gif({ frames: [gifComment('A lamp'), gifFrame(3, 2)] }), 'image/gif 3×2'],
  ['a lossy WebP', webp.lossy(), 'image/webp 3×2'],
  ['a wide lossy WebP', webp.lossy(16_383, 9), 'image/webp 16383×9'],
  ['a lossless WebP', webp.lossless(300, 200), 'image/webp 300×200'],
  ['a WebP that moves', webp.canvas(30, 20, webp.frame(10, 5)), 'image/webp 30×20'],
  ['a PDF', pdf(), 'application/pdf'],
  ['a PDF of 1993', pdf({ version: '1.0' }), 'application/pdf'],
  ['a PDF of 2.0', pdf({ version: '2.0' }), 'application/pdf'],
  [
    'a PDF that speaks of pages far inside',
    pdf({ head: ' '.repeat(1_500), object: '1 0 obj (<svg >) endobj\n' }),
    'application/pdf',
  ],
];

const OTHER_KINDS: Rows = [
  ['SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), 'file-kind'],
  ['SVG after a declaration', bytes('<?xml version="1.0"?><svg/>'), 'file-kind'],
  ['SVG packed by gzip', bytes([0x1f, 0x8b, 8, 0], 'packed'), 'file-kind'],
  ['HTML', bytes('<!doctype html><script>1</script>'), 'file-kind'],
  ['HTML behind spaces', bytes('  \n<html>'), 'file-kind'],
  ['XHTML', bytes('<html xmlns="http://www.w3.org/1999/xhtml"/>'), 'file-kind'],
  ['a script', bytes('alert(1)'), 'file-kind'],
  ['a style sheet', bytes('@import "x";'), 'file-kind'],
  ['words', bytes('Hello'), 'file-kind'],
  ['one byte', bytes(0), 'file-kind'],
  ['zeros', new Uint8Array(100), 'file-kind'],
  ['a program for Windows', bytes('MZ\x90\0'), 'file-kind'],
  ['a program for Linux', bytes('\x7fELF'), 'file-kind'],
  ['a shell script', bytes('#!/bin/sh\n'), 'file-kind'],
  ['an archive', zip, 'file-kind'],
  ['a BMP', bytes('BM', new Uint8Array(60)), 'file-kind'],
  ['a TIFF', bytes('II*\0', new Uint8Array(20)), 'file-kind'],
  ['an icon', bytes(0, 0, 1, 0, 1, 0), 'file-kind'],
  ['an AVIF', bytes([0, 0, 0, 0x1c], 'ftypavif', new Uint8Array(16)), 'file-kind'],
  ['a film', bytes([0, 0, 0, 0x18], 'ftypmp42', new Uint8Array(16)), 'file-kind'],
  ['a sound in RIFF', bytes('RIFF', little32(20), 'WAVEfmt ', new Uint8Array(12)), 'file-kind'],
  ['a page before a PDF', bytes('<script>1</script>', pdf()), 'file-kind'],
  ['a line before a PDF', bytes('\n', pdf()), 'file-kind'],
  ['a mark of byte order before a PNG', bytes([0xef, 0xbb, 0xbf], png()), 'file-kind'],
  ['PostScript', bytes('%!PS-Adobe-3.0\n'), 'file-kind'],
];

const BROKEN: Rows = [
  ['nothing but the signature of a PNG', png().slice(0, 8), 'file-broken'],
  ['a PNG that ends in its header', png().slice(0, 20), 'file-broken'],
  ['a PNG without an end', png().slice(0, -12), 'file-broken'],
  ['a PNG that ends in its last part', png().slice(0, -1), 'file-broken'],
  ['a PNG without pixels', bytes(png().slice(0, 33), pngPart('IEND', bytes())), 'file-broken'],
  [
    'a PNG with empty pixels',
    bytes(png().slice(0, 33), pngPart('IDAT', bytes()), pngPart('IEND', bytes())),
    'file-broken',
  ],
  ['a PNG of no width', png({ width: 0 }), 'file-broken'],
  ['a PNG of no height', png({ height: 0 }), 'file-broken'],
  ['a PNG of a negative width', png({ width: 0x8000_0001 }), 'file-broken'],
  ['a PNG of a depth its colours cannot have', png({ depth: 16, colour: 3 }), 'file-broken'],
  ['a PNG of colours there are none of', png({ colour: 5 }), 'file-broken'],
  [
    'a PNG with a part longer than the file',
    png({ parts: bytes([0xff, 0xff, 0xff, 0xf0], 'tEXt', [0, 0, 0, 0]) }),
    'file-broken',
  ],
  [
    'a PNG that begins with another part',
    bytes('\x89PNG\r\n\x1a\n', pngPart('tEXt', bytes(new Uint8Array(13))), png().slice(8)),
    'file-broken',
  ],
  ['nothing but the signature of a JPEG', jpeg().slice(0, 3), 'file-broken'],
  ['a JPEG that ends in its headers', jpeg().slice(0, 25), 'file-broken'],
  ['a JPEG without an end', jpeg().slice(0, -2), 'file-broken'],
  ['a JPEG without a size', bytes([0xff, 0xd8], jpegPart(0xda, bytes(0)), [0xff, 0xd9]), 'file-broken'],
  ['a JPEG with two sizes', jpeg({ parts: jpegPart(0xc0, bytes(8, 0, 1, 0, 1, 1)) }), 'file-broken'],
  ['a JPEG of no width', jpeg({ width: 0 }), 'file-broken'],
  ['a JPEG of no height', jpeg({ height: 0 }), 'file-broken'],
  ['a JPEG with a part of no length', jpeg({ parts: bytes([0xff, 0xe1, 0, 0]) }), 'file-broken'],
  ['a JPEG with a part longer than the file', jpeg({ parts: bytes([0xff, 0xe1, 0xff, 0xff]) }), 'file-broken'],
  ['a JPEG with something between its parts', jpeg({ parts: bytes('x') }), 'file-broken'],
  ['nothing but the signature of a GIF', gif().slice(0, 6), 'file-broken'],
  ['a GIF that ends in its header', gif().slice(0, 10), 'file-broken'],
  ['a GIF without its trailer', gif().slice(0, -1), 'file-broken'],
  ['a GIF that ends in its picture', gif().slice(0, -5), 'file-broken'],
  ['a GIF without a picture', gif({ frames: [] }), 'file-broken'],
  ['a GIF with an unknown block', gif({ frames: [bytes(0x99), gifFrame(3, 2)] }), 'file-broken'],
  ['a GIF of no width', gif({ width: 0 }), 'file-broken'],
  ['a GIF with a picture of no height', gif({ frames: [gifFrame(3, 0)] }), 'file-broken'],
  ['a WebP without parts', riff(), 'file-broken'],
  ['a WebP shorter than it says', webp.lossy().slice(0, -2), 'file-broken'],
  ['a WebP with a part longer than itself', riff(bytes('VP8 ', [0xff, 0xff, 0, 0], new Uint8Array(10))), 'file-broken'],
  [
    'a WebP with a later part longer than itself',
    riff(webp.lossy().slice(12), bytes('XMP ', [0xff, 0xff, 0, 0], new Uint8Array(10))),
    'file-broken',
  ],
  ['a WebP with a canvas and no picture', webp.canvas(3, 2), 'file-broken'],
  ['a lossy WebP without its mark', riff(webpPart('VP8 ', new Uint8Array(12))), 'file-broken'],
  ['a lossless WebP without its mark', riff(webpPart('VP8L', new Uint8Array(6))), 'file-broken'],
  ['a lossy WebP of no width', webp.lossy(0, 2), 'file-broken'],
  ['nothing but the signature of a PDF', bytes('%PDF-'), 'file-broken'],
  ['a PDF of a version there is none of', pdf({ version: '3.0' }), 'file-broken'],
  ['a PDF without objects', pdf({ object: '' }), 'file-broken'],
  ['a PDF without an end', pdf({ end: 'startxref\n9\n' }), 'file-broken'],
  ['a PDF without a table', pdf({ end: '%%EOF\n' }), 'file-broken'],
  ['a PDF whose end is far behind', bytes(pdf(), new Uint8Array(3_000)), 'file-broken'],
];

const BOMBS: Rows = [
  ['a PNG of a pixel over 40 million', png({ width: 40_000_001, height: 1 }), 'file-pixels'],
  ['a PNG of the greatest size there is', png({ width: 0x7fff_ffff, height: 0x7fff_ffff }), 'file-pixels'],
  ['a JPEG of 65,535 by 65,535', jpeg({ width: 65_535, height: 65_535 }), 'file-pixels'],
  ['a GIF whose screen is that large', gif({ width: 65_535, height: 65_535 }), 'file-pixels'],
  [
    'a small GIF with a later picture that large',
    gif({ frames: [gifFrame(3, 2), gifFrame(60_000, 60_000)] }),
    'file-pixels',
  ],
  ['a lossy WebP of 16,383 by 16,383', webp.lossy(16_383, 16_383), 'file-pixels'],
  ['a lossless WebP of 16,384 by 16,384', webp.lossless(16_384, 16_384), 'file-pixels'],
  ['a WebP whose canvas is large', webp.canvas(100_000, 1_000, webp.frame(1, 1)), 'file-pixels'],
  ['a WebP with a later picture that is', webp.canvas(3, 2, webp.frame(100_000, 1_000)), 'file-pixels'],
];

const DISGUISED: Rows = [
  [
    'a PNG with a script in its words',
    png({ parts: pngPart('tEXt', bytes('Title\0<script>1</script>')) }),
    'file-disguised',
  ],
  ['a PNG with a page behind its end', bytes(png(), '<!DOCTYPE html><b>'), 'file-disguised'],
  ['a PNG with PHP inside', png({ parts: pngPart('tEXt', bytes('a\0<?php system(1); ?>')) }), 'file-disguised'],
  [
    'a PNG that is an SVG for whoever guesses',
    png({ parts: pngPart('tEXt', bytes('a\0<svg onload=1>')) }),
    'file-disguised',
  ],
  ['a PNG with an archive behind it', bytes(png(), zip), 'file-disguised'],
  ['a PNG with a PDF inside', png({ parts: pngPart('tEXt', bytes('a\0', pdf())) }), 'file-disguised'],
  ['a JPEG with a page in its comment', jpeg({ parts: jpegPart(0xfe, bytes('<HTML ><body>')) }), 'file-disguised'],
  [
    'a JPEG with a script far inside',
    bytes(jpeg().slice(0, -2), new Uint8Array(5_000), '<ScRiPt src=x>', [0xff, 0xd9]),
    'file-disguised',
  ],
  [
    'a JPEG that is a script',
    bytes([0xff, 0xd8, 0xff, 0xe0, 0x2f, 0x2a], new Uint8Array(0x2f2a - 2), jpeg().slice(20)),
    'file-disguised',
  ],
  ['a JPEG with a frame of another page', jpeg({ parts: jpegPart(0xfe, bytes('<iframe src=x>')) }), 'file-disguised'],
  ['a JPEG that is an archive', bytes(jpeg(), zip, 'PK'), 'file-disguised'],
  [
    'a GIF that is a script by a comment',
    gif({ width: 0x2a2f, frames: [gifComment('*/=1;alert(1)//'), gifFrame(3, 2)] }),
    'file-disguised',
  ],
  ['a GIF that is a script by a text', gif({ width: 0x273d }), 'file-disguised'],
  ['a GIF that is an archive', bytes(gif(), zip), 'file-disguised'],
  [
    'a GIF with a script in its comment',
    gif({ frames: [gifComment('<script>1</script>'), gifFrame(3, 2)] }),
    'file-disguised',
  ],
  [
    'a WebP with a script in its metadata',
    webp.canvas(3, 2, webp.frame(3, 2), webpPart('XMP ', bytes('<script >'))),
    'file-disguised',
  ],
  ['a WebP that is a script', scriptInWebp, 'file-disguised'],
  ['a PDF that is a page for whoever guesses', pdf({ head: '<html><script>1</script>' }), 'file-disguised'],
  ['a PDF that is an archive', bytes(pdf(), zip), 'file-disguised'],
];

describe('what a file is', () => {
  it.each([...TAKEN, ...OTHER_KINDS, ...BROKEN, ...BOMBS, ...DISGUISED])('K-6 %s', (_what, file, expected) => {
    expect(verdict(file, 20_000)).toBe(expected);
  });

  it.each([
    ['no bytes', 0, 'file-empty'],
    ['as many bytes as are taken', 150, 'image/png 3×2'],
    ['one byte over', 151, 'file-too-large'],
  ])('K-6 %s', (_what, length, expected) => {
    const file = length === 0 ? bytes() : bytes(png(), new Uint8Array(length - png().length));
    expect(verdict(file, 150)).toBe(expected);
  });

  it('K-6 a file cut off anywhere is refused with a code, or what it was: nothing throws', () => {
    for (const file of [png(), jpeg(), gif(), webp.lossy(), webp.canvas(3, 2, webp.frame(3, 2)), pdf()]) {
      const verdicts = new Set(Array.from(file, (_, length) => verdict(file.slice(0, length))));
      expect([...verdicts].filter((one) => !one.startsWith('file-') && one !== 'application/pdf')).toEqual([]);
    }
  });
});
