import { expect, it } from 'vitest';
import { betterSample, UNMEASURED } from '../../src/engine/server-clock.ts';

const offsetAfter = (samples: readonly (readonly [offsetMs: number, errorMs: number])[]): number =>
  samples.reduce((known, [offsetMs, errorMs]) => betterSample(known, { offsetMs, errorMs }), UNMEASURED).offsetMs;

it.each<[string, [number, number][], number]>([
  ['nothing measured corrects nothing', [], 0],
  ['one answer counts as it is', [[7_000, 40]], 7_000],
  [
    'of two the shorter round trip counts',
    [
      [7_020, 60],
      [7_000, 20],
    ],
    7_000,
  ],
  [
    'also when it came first',
    [
      [7_000, 20],
      [7_020, 60],
    ],
    7_000,
  ],
  [
    'of equal round trips the later counts',
    [
      [7_000, 20],
      [7_004, 20],
    ],
    7_004,
  ],
  [
    'an answer that an earlier one cannot be true with replaces it, slow as it is',
    [
      [7_000, 20],
      [-3_593_000, 900],
    ],
    -3_593_000,
  ],
  [
    'a clock set forward by a second is noticed by quick answers',
    [
      [0, 10],
      [-1_000, 12],
    ],
    -1_000,
  ],
  [
    'what two round trips and a coarse clock explain is no jump',
    [
      [0, 10],
      [121, 11],
    ],
    0,
  ],
  [
    'what they do not explain is one',
    [
      [0, 10],
      [122, 11],
    ],
    122,
  ],
  [
    'a slow answer that may still be right keeps the good one',
    [
      [0, 10],
      [900, 1_000],
    ],
    0,
  ],
  [
    'back and forth, the present counts',
    [
      [0, 5],
      [3_600_000, 50],
      [10, 80],
    ],
    10,
  ],
])('H-6 %s', (_promise, samples, offset) => {
  expect(offsetAfter(samples)).toBe(offset);
});

it('H-6 a clock that drifts is followed, however good the first answer was', () => {
  let sample = UNMEASURED;
  for (let offsetMs = 0; offsetMs <= 5_000; offsetMs += 10) {
    sample = betterSample(sample, { offsetMs, errorMs: offsetMs === 0 ? 1 : 50 });
    expect(Math.abs(sample.offsetMs - offsetMs)).toBeLessThanOrEqual(200);
  }
});
