import { expect, it } from 'vitest';
import { isOnlyEmoji } from '../../../src/domain/text/is-only-emoji.ts';

it.each([
  ['😀', true],
  ['👍🏽', true],
  ['👩‍👩‍👧‍👦', true],
  ['🏳️‍🌈', true],
  ['🏴󠁧󠁢󠁳󠁣󠁴󠁿', true],
  ['🇱🇹', true],
  ['❤️', true],
  ['❤️‍🔥', true],
  ['✌🏻', true],
  ['1️⃣', true],
  ['😀😀😀', true],
  [' 😀 👍 🇱🇹 \n', true],
  ['😀😀😀😀', false],
  ['1', false],
  ['12', false],
  ['#', false],
  ['™', false],
  ['❤', false],
  ['🇱', false],
  ['😀 yes', false],
  ['', false],
  ['   ', false],
])('K-5 %j is shown large: %s', (text, isLarge) => {
  expect(isOnlyEmoji(text)).toBe(isLarge);
});

it('K-5 takes no time over a text made to take much', () => {
  const start = performance.now();
  for (const part of ['\u200d😀', '\ufe0f', '😀 ', ' ', '🇱'])
    expect(isOnlyEmoji(`😀${part.repeat(4_000)}x`)).toBe(false);
  expect(performance.now() - start).toBeLessThan(200);
});
