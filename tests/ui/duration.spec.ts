import { expect, it } from 'vitest';
import { duration } from '../../src/ui/duration.ts';

it.each([
  [-1, 'en', '0 seconds'],
  [1, 'en', '1 second'],
  [1_000, 'en', '1 second'],
  [1_001, 'en', '2 seconds'],
  [59_000, 'de', '59 Sekunden'],
  [59_001, 'en', '1 minute'],
  [60_001, 'en', '2 minutes'],
  [600_000, 'de', '10 Minuten'],
  [120_000, 'ar', 'دقيقتان'],
])('%i ms in %s is "%s"', (ms, locale, words) => {
  expect(duration(ms, locale)).toBe(words);
});
