import { describe, expect, it } from 'vitest';
import { replyBy } from '../../../src/domain/form/reply-by.ts';
import { readReplyWithin } from '../../../src/domain/form/reply-within.ts';

/** 2026-11-20 is a Friday; Vilnius is two hours ahead of UTC in winter, three in summer. */
const ROWS: [
  promise: string,
  replyWithin: string | undefined,
  now: string,
  opensAt: string | null,
  zone: string | undefined,
  at: string,
][] = [
  ['one business day by default', undefined, '2026-11-19T10:00Z', null, 'Europe/Vilnius', '2026-11-20T10:00Z'],
  ['from Friday to Monday', '1 business day', '2026-11-20T10:00Z', null, 'Europe/Vilnius', '2026-11-23T10:00Z'],
  ['from Saturday to Monday', '1 business day', '2026-11-21T10:00Z', null, 'Europe/Vilnius', '2026-11-23T10:00Z'],
  ['from Sunday to Monday', '1 business day', '2026-11-22T10:00Z', null, 'Europe/Vilnius', '2026-11-23T10:00Z'],
  ['several business days over a weekend', '3 business days', '2026-11-19T10:00Z', null, 'UTC', '2026-11-24T10:00Z'],
  ['five business days are a week', '5 business days', '2026-11-20T10:00Z', null, 'UTC', '2026-11-27T10:00Z'],
  [
    'Friday by the schedule’s zone, not by UTC',
    '1 business day',
    '2026-11-19T23:00Z',
    null,
    'Europe/Vilnius',
    '2026-11-22T23:00Z',
  ],
  [
    'the days of UTC where there is no schedule',
    '1 business day',
    '2026-11-19T23:00Z',
    null,
    undefined,
    '2026-11-20T23:00Z',
  ],
  [
    'from the next opening if closed',
    '1 business day',
    '2026-11-21T10:00Z',
    '2026-11-23T07:00Z',
    'Europe/Vilnius',
    '2026-11-24T07:00Z',
  ],
  [
    'from now where the opening has passed',
    '1 business day',
    '2026-11-19T10:00Z',
    '2026-11-19T07:00Z',
    'UTC',
    '2026-11-20T10:00Z',
  ],
  [
    'the same wall time after the clocks went back',
    '1 business day',
    '2026-10-23T06:00Z',
    null,
    'Europe/Vilnius',
    '2026-10-26T07:00Z',
  ],
  ['hours are exact', 'PT4H', '2026-11-20T10:00Z', null, 'Europe/Vilnius', '2026-11-20T14:00Z'],
  [
    'hours are exact over a change of the clocks',
    'PT24H',
    '2026-10-24T06:00Z',
    null,
    'Europe/Vilnius',
    '2026-10-25T06:00Z',
  ],
  ['days keep the wall time over it', 'P1D', '2026-10-24T06:00Z', null, 'Europe/Vilnius', '2026-10-25T07:00Z'],
  ['days count weekends', 'P2D', '2026-11-20T10:00Z', null, 'UTC', '2026-11-22T10:00Z'],
  ['weeks', 'P2W', '2026-11-20T10:00Z', null, 'UTC', '2026-12-04T10:00Z'],
  [
    'days, hours, minutes and seconds together',
    'P1DT2H30M15S',
    '2026-11-20T10:00Z',
    null,
    'UTC',
    '2026-11-21T12:30:15Z',
  ],
  ['a duration from the next opening', 'PT30M', '2026-11-21T10:00Z', '2026-11-23T07:00Z', 'UTC', '2026-11-23T07:30Z'],
  ['one business day where the setting cannot be read', 'soon', '2026-11-19T10:00Z', null, 'UTC', '2026-11-20T10:00Z'],
];

it.each(ROWS)('F-4 a reply is expected: %s', (_promise, replyWithin, now, opensAt, timeZone, at) => {
  const expected = replyBy({
    replyWithin,
    now: new Date(now),
    opensAt: opensAt === null ? null : Date.parse(opensAt),
    timeZone,
  });
  expect(new Date(expected).toISOString()).toBe(new Date(at).toISOString());
});

describe('replyWithin', () => {
  it.each(['1 business day', '2 business days', '260 business days', 'PT1S', 'PT90M', 'P366D', 'P52W', 'P1DT12H'])(
    'F-4 %s can be promised',
    (text) => {
      expect(readReplyWithin(text)).not.toBeNull();
    },
  );

  it.each([
    '',
    'P',
    'PT',
    'P1DT',
    'P0D',
    'PT0S',
    'P1Y',
    'P1M',
    'P1W1D',
    'PT1.5H',
    'P-1D',
    '-P1D',
    'p1d',
    '1D',
    'P367D',
    'P366DT1S',
    'P53W',
    'PT9999H',
    'PT1H1H',
    'PT1M1H',
    '0 business days',
    '261 business days',
    '1.5 business days',
    'business day',
    '1 Business Day',
    '1 day',
    ' 1 business day',
  ])('F-4 %j cannot', (text) => {
    expect(readReplyWithin(text)).toBeNull();
  });
});
