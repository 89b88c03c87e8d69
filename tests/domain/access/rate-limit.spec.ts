import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LIMITS, type RateLimit } from '../../../src/domain/access/limits.ts';
import { rateLimit } from '../../../src/domain/access/rate-limit.ts';

const MINUTE = 60_000;
const THREE = { limit: 3, windowMs: 10 * MINUTE };

/** Verdicts of events at these minutes: `+`, or the minutes until the next may come. */
function play(minutes: readonly number[], limit: RateLimit = THREE): string {
  let state: readonly number[] = [];
  return minutes
    .map((minute) => {
      const verdict = rateLimit(state, minute * MINUTE, limit);
      state = verdict.state;
      return verdict.allowed ? '+' : `${verdict.retryAfterMs / MINUTE}`;
    })
    .join(' ');
}

it.each<[promise: string, minutes: number[], verdicts: string]>([
  ['three at once, and no fourth for ten minutes', [0, 0, 0, 0], '+ + + 10'],
  ['the wait is that of the oldest', [0, 4, 8, 9], '+ + + 1'],
  ['one exactly a window old counts no more', [0, 0, 0, 10], '+ + + +'],
  ['one that is a little younger still counts', [0, 0, 0, 9.75], '+ + + 0.25'],
  ['the window slides', [0, 4, 8, 10, 13, 14, 18], '+ + + + 1 + +'],
  ['refused ones do not prolong the wait', [0, 0, 0, 5, 6, 9, 10], '+ + + 5 4 1 +'],
  ['after a long time all is forgotten', [0, 0, 0, 1_000, 1_000, 1_000, 1_000], '+ + + + + + 10'],
  ['a clock set back never makes the wait longer than a window', [100, 100, 100, 5], '+ + + 10'],
])('Z-4 %s', (_promise, minutes, verdicts) => {
  expect(play(minutes)).toBe(verdicts);
});

it('Z-4 one that is allowed has no wait and is remembered', () => {
  expect(rateLimit([], 5, { limit: 1, windowMs: 7 })).toEqual({ allowed: true, retryAfterMs: 0, state: [12] });
});

it('Z-4 a limit of 0 refuses everything, for a window at a time', () => {
  expect(rateLimit([], 5, { limit: 0, windowMs: 7 })).toEqual({ allowed: false, retryAfterMs: 7, state: [] });
});

it.each<[promise: string, seconds: number[], verdicts: string]>([
  ['ten at once, then one a second', [...Array(10).fill(0), 0, 0.5, 1, 1, 2], `${'+ '.repeat(10)}1 0.5 + 1 +`],
  ['what was not used comes back one by one', [...Array(10).fill(0), 3, 3, 3, 3], `${'+ '.repeat(10)}+ + + 1`],
  ['never more than ten at once', [...Array(10).fill(0), ...Array(11).fill(100)], `${'+ '.repeat(20)}1`],
  [
    'a clock set back makes nobody wait for longer than ten seconds',
    [...Array(10).fill(100), 5],
    `${'+ '.repeat(10)}10`,
  ],
])('Z-4 messages: %s', (_promise, seconds, verdicts) => {
  const minutes = seconds.map((second) => second / 60);
  const inSeconds = play(minutes, LIMITS.messagesPerVisitor).replace(/[\d.]+/g, (wait) => String(Number(wait) * 60));
  expect(inSeconds).toBe(verdicts);
});

it('F-6 a visitor may send three forms in ten minutes and an address twenty', () => {
  expect(play([0, 0, 0, 0, 10], LIMITS.formsPerVisitor)).toBe('+ + + 10 +');
  expect(play([...Array(20).fill(0), 0, 10], LIMITS.formsPerAddress)).toBe(`${'+ '.repeat(20)}10 +`);
});

it('Z-4 whatever comes when: never over the limit in any window, waits that are true, and a bounded memory', () => {
  const steps = fc.array(fc.integer({ min: 0, max: 400_000 }), { maxLength: 60 });
  fc.assert(
    fc.property(steps, (gaps) => {
      let state: readonly number[] = [];
      let now = 0;
      const allowed: number[] = [];
      for (const gap of gaps) {
        now += gap;
        const verdict = rateLimit(state, now, THREE);
        expect(verdict.state.length).toBeLessThanOrEqual(THREE.limit);
        if (verdict.allowed) allowed.push(now);
        else {
          const { retryAfterMs } = verdict;
          expect(rateLimit(verdict.state, now + retryAfterMs, THREE).allowed).toBe(true);
          expect(rateLimit(verdict.state, now + retryAfterMs - 1, THREE).allowed).toBe(false);
        }
        state = verdict.state;
      }
      for (const [index, at] of allowed.entries()) {
        expect(allowed.slice(0, index + 1).filter((other) => at - other < THREE.windowMs).length).toBeLessThanOrEqual(
          3,
        );
      }
    }),
    { seed: 1, numRuns: 1_000 },
  );
});
