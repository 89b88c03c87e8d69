import { expect, it } from 'vitest';
import { digest } from '../../src/workspace/digest.ts';

it('equal texts have equal digests of 16 hex digits', () => {
  for (const text of ['', 'a', 'ä😀', 'x'.repeat(100_000)]) {
    expect(digest(text)).toBe(digest(`${text}`));
    expect(digest(text)).toMatch(/^[0-9a-f]{16}$/);
  }
});

it('no two of 200,000 texts that differ little share a digest', () => {
  const seen = new Set<string>();
  for (let number = 0; number < 100_000; number += 1) {
    seen.add(digest(`{"staffed":${number}}`));
    seen.add(digest(String.fromCharCode(number % 65_536) + String.fromCharCode(Math.floor(number / 65_536) + 1)));
  }
  expect(seen.size).toBe(200_000);
});
