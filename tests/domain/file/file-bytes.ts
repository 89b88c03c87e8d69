/** Bytes out of texts (one byte a character), numbers and lists. */
export const bytes = (...parts: readonly (string | number | Uint8Array | readonly number[])[]): Uint8Array =>
  new Uint8Array(
    parts.flatMap((part) =>
      typeof part === 'string'
        ? [...part].map((character) => character.charCodeAt(0))
        : typeof part === 'number'
          ? [part]
          : [...part],
    ),
  );

const big32 = (value: number): readonly number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);
const big16 = (value: number): readonly number[] => [(value >>> 8) & 255, value & 255];
const little16 = (value: number): readonly number[] => [...big16(value)].reverse();
const little24 = (value: number): readonly number[] => [value & 255, (value >>> 8) & 255, (value >>> 16) & 255];
export const little32 = (value: number): readonly number[] => [...big32(value)].reverse();

export const pngPart = (name: string, body: Uint8Array): Uint8Array =>
  bytes(big32(body.length), name, body, [0, 0, 0, 0]);

/** A PNG of this size, with whatever parts before its pixels. */
export const png = ({ width = 3, height = 2, depth = 8, colour = 6, parts = bytes() } = {}): Uint8Array =>
  bytes(
    '\x89PNG\r\n\x1a\n',
    pngPart('IHDR', bytes(big32(width), big32(height), depth, colour, 0, 0, 0)),
    parts,
    pngPart('IDAT', bytes('pixels')),
    pngPart('IEND', bytes()),
  );

export const jpegPart = (marker: number, body: Uint8Array): Uint8Array =>
  bytes(0xff, marker, big16(body.length + 2), body);

export const jpeg = ({ width = 3, height = 2, process = 0xc0, parts = bytes() } = {}): Uint8Array =>
  bytes(
    [0xff, 0xd8],
    jpegPart(0xe0, bytes('JFIF\0', [1, 1, 0, 0, 1, 0, 1, 0, 0])),
    parts,
    jpegPart(process, bytes(8, big16(height), big16(width), 1, 1, 0x11, 0)),
    jpegPart(0xda, bytes(1, 1, 0, 0, 63, 0)),
    'scan',
    [0xff, 0xd9],
  );

export const gifFrame = (width: number, height: number): Uint8Array =>
  bytes(0x2c, [0, 0, 0, 0], little16(width), little16(height), 0, 2, 2, [0x4c, 0x01], 0);

export const gif = ({
  width = 3,
  height = 2,
  version = '89a',
  frames = [gifFrame(3, 2)] as readonly Uint8Array[],
} = {}): Uint8Array =>
  bytes('GIF', version, little16(width), little16(height), 0x80, 0, 0, [0, 0, 0, 255, 255, 255], ...frames, 0x3b);

export const gifComment = (text: string): Uint8Array => bytes(0x21, 0xfe, text.length, text, 0);

export const webpPart = (name: string, body: Uint8Array): Uint8Array =>
  bytes(name, little32(body.length), body, body.length % 2 ? 0 : []);

export const riff = (...parts: readonly Uint8Array[]): Uint8Array => {
  const body = bytes('WEBP', ...parts);
  return bytes('RIFF', little32(body.length), body);
};

export const webp = {
  lossy: (width = 3, height = 2): Uint8Array =>
    riff(webpPart('VP8 ', bytes([0x30, 1, 0], '\x9d\x01\x2a', little16(width), little16(height), 'pixels'))),
  lossless: (width = 3, height = 2): Uint8Array =>
    riff(webpPart('VP8L', bytes(0x2f, little32((width - 1) | ((height - 1) << 14)), 'pixels'))),
  canvas: (width: number, height: number, ...parts: readonly Uint8Array[]): Uint8Array =>
    riff(webpPart('VP8X', bytes(2, 0, 0, 0, little24(width - 1), little24(height - 1))), ...parts),
  frame: (width: number, height: number): Uint8Array =>
    webpPart('ANMF', bytes([0, 0, 0, 0, 0, 0], little24(width - 1), little24(height - 1), [0, 0, 0, 0], 'pixels')),
};

export const pdf = ({
  version = '1.7',
  head = '',
  object = '1 0 obj\n<<>>\nendobj\n',
  end = 'startxref\n9\n%%EOF\n',
} = {}): Uint8Array => bytes(`%PDF-${version}\n`, head, object, end);
