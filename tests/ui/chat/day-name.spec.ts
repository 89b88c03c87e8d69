import { expect, it } from 'vitest';
import { at } from '../../../src/testing/builders.ts';
import { dayName } from '../../../src/ui/chat/day-name.ts';

const NOW = at('2026-03-04T22:30:00Z');

it.each([
  ['2026-03-04T00:00:00Z', 'en', 'UTC', 'today'],
  ['2026-03-03T23:59:00Z', 'en', 'UTC', 'yesterday'],
  ['2026-03-02T23:59:00Z', 'en', 'UTC', 'Monday, March 2'],
  ['2025-08-01T12:00:00Z', 'en-GB', 'UTC', 'Friday, 1 August 2025'],
  // In Vilnius it is Thursday already.
  ['2026-03-04T21:00:00Z', 'en', 'Europe/Vilnius', 'yesterday'],
  ['2026-03-04T22:00:00Z', 'de', 'Europe/Vilnius', 'heute'],
  ['2026-03-04T12:00:00Z', 'de', 'Pacific/Kiritimati', 'heute'],
  // Of a server whose clock is ahead.
  ['2026-03-05T00:10:00Z', 'en', 'UTC', 'Thursday, March 5'],
])('K-4 %s is said in %s and %s as %s', (instant, locale, timeZone, name) => {
  expect(dayName(at(instant), NOW, locale, timeZone)).toBe(name);
});
