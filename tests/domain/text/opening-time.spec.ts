import { expect, it } from 'vitest';
import { openingTime } from '../../../src/domain/text/opening-time.ts';

const FRIDAY_NOON = Date.parse('2026-11-20T12:00Z');

// `Intl` parts times from what follows with spaces of several widths, by version; a reader sees one.
const said = (at: string, locale: string, zone: string, now = FRIDAY_NOON): string =>
  openingTime(Date.parse(at), now, locale, zone).replace(/\s/g, ' ');

it.each([
  ['later today', '2026-11-20T15:30Z', 'en-GB', 'Europe/London', 'today 15:30'],
  ['tomorrow', '2026-11-21T09:00Z', 'en-GB', 'Europe/London', 'tomorrow 09:00'],
  ['in the reader’s own language', '2026-11-21T08:00Z', 'de', 'Europe/Berlin', 'morgen 09:00'],
  ['with the clock the language uses', '2026-11-20T15:30Z', 'en-US', 'Europe/London', 'today 3:30 PM'],
  ['by its weekday within a week', '2026-11-23T09:00Z', 'en-GB', 'Europe/London', /^Monday,?(?: at)? 09:00$/],
  ['by its weekday up to six days ahead', '2026-11-26T00:00Z', 'en-GB', 'Europe/London', /^Thursday,?(?: at)? 00:00$/],
  ['by its date from a week ahead', '2026-11-27T09:00Z', 'en-GB', 'Europe/London', /^27 November,?(?: at)? 09:00$/],
  [
    'with the year once that may be unclear',
    '2027-09-01T08:00Z',
    'en-GB',
    'Europe/London',
    /^1 September 2027,?(?: at)? 09:00$/,
  ],
  ['without the year for half a year', '2027-05-19T08:00Z', 'en-GB', 'Europe/London', /^19 May,?(?: at)? 09:00$/],
  ['with the year from then on', '2027-05-20T08:00Z', 'en-GB', 'Europe/London', /^20 May 2027,?(?: at)? 09:00$/],
  ['in a zone where that is already tomorrow', '2026-11-20T20:00Z', 'en-GB', 'Asia/Tokyo', 'tomorrow 05:00'],
  ['in a zone where that is still today', '2026-11-21T03:00Z', 'en-GB', 'America/New_York', 'today 22:00'],
  ['in English for a language tag that is none', '2026-11-20T15:30Z', '!', 'Europe/London', 'today 3:30 PM'],
  ['in UTC, saying so, for a zone nobody knows', '2026-11-20T15:30Z', 'en-GB', 'Etc/Unknown', 'today 15:30 UTC'],
  [
    'an instant that has passed by its date',
    '2026-11-18T09:00Z',
    'en-GB',
    'Europe/London',
    /^18 November,?(?: at)? 09:00$/,
  ],
])('S-13 a visitor reads the next opening %s', (_promise, at, locale, zone, text) => {
  expect(said(at, locale, zone)).toMatch(typeof text === 'string' ? new RegExp(`^${text}$`) : text);
});

it('S-13 a visitor reads "tomorrow" by their own midnight, on a night of 25 hours too', () => {
  const lateEvening = Date.parse('2026-10-24T21:30Z'); // 23:30 in Berlin, before the clocks go back.
  expect(said('2026-10-25T22:30Z', 'en-GB', 'Europe/Berlin', lateEvening)).toBe('tomorrow 23:30');
  expect(said('2026-10-25T23:30Z', 'en-GB', 'Europe/Berlin', lateEvening)).toMatch(/^Monday/);
});
