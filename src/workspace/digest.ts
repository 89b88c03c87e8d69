/**
 * A short name for a text, 16 hex digits: equal texts have equal digests, and different ones practically never.
 * It tells versions apart and keeps no secret: two 32-bit multiply-and-xor runs over the UTF-16 units, mixed at the end.
 */
export function digest(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b);
    high = (high << 13) | (high >>> 19);
  }
  return hex(mix(low ^ (high >>> 7))) + hex(mix(high ^ (low >>> 11)));
}

/** Spreads every bit over the whole word (the finaliser of MurmurHash3). */
function mix(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');
