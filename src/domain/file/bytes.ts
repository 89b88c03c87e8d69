/** Readers of numbers and words inside a file; beyond its end there are zeros and nothing. */
export const byteAt = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0;

export const big16 = (bytes: Uint8Array, at: number): number => byteAt(bytes, at) * 256 + byteAt(bytes, at + 1);

export const big32 = (bytes: Uint8Array, at: number): number => big16(bytes, at) * 65_536 + big16(bytes, at + 2);

export const little16 = (bytes: Uint8Array, at: number): number => byteAt(bytes, at) + byteAt(bytes, at + 1) * 256;

export const little24 = (bytes: Uint8Array, at: number): number => little16(bytes, at) + byteAt(bytes, at + 2) * 65_536;

export const little32 = (bytes: Uint8Array, at: number): number =>
  little16(bytes, at) + little16(bytes, at + 2) * 65_536;

/** Whether these ASCII characters stand at this place. */
export function hasWord(bytes: Uint8Array, at: number, word: string): boolean {
  for (let index = 0; index < word.length; index += 1) {
    if (bytes[at + index] !== word.charCodeAt(index)) return false;
  }
  return true;
}

/** The first place of these ASCII characters from `from` up to, but not, `to`; -1: none. */
export function findWord(bytes: Uint8Array, word: string, from = 0, to = bytes.length): number {
  const first = word.charCodeAt(0);
  const end = Math.min(to, bytes.length - word.length + 1);
  for (let at = bytes.indexOf(first, Math.max(0, from)); at !== -1 && at < end; at = bytes.indexOf(first, at + 1)) {
    if (hasWord(bytes, at, word)) return at;
  }
  return -1;
}
