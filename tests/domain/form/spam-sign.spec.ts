import { expect, it } from 'vitest';
import type { SpamSign } from '../../../src/domain/form/offline-message.ts';
import { spamSign } from '../../../src/domain/form/spam-sign.ts';

it.each<[promise: string, trap: string, filledInMs: number, minFillMs: number | undefined, sign: SpamSign | null]>([
  ['two seconds are a person’s', '', 2_000, undefined, null],
  ['less are a robot’s', '', 1_999, undefined, 'too-fast'],
  ['no time at all is a robot’s', '', 0, undefined, 'too-fast'],
  ['the owner may ask for more time', '', 4_999, 5_000, 'too-fast'],
  ['the owner’s time itself is enough', '', 5_000, 5_000, null],
  ['0 turns the clock off', '', 0, 0, null],
  ['the trap tells at any speed', 'x', 60_000, undefined, 'trap'],
  ['the trap tells with the clock off', 'x', 0, 0, 'trap'],
  ['a blank in the trap tells too', ' ', 60_000, undefined, 'trap'],
])('F-6 %s', (_promise, trap, filledInMs, minFillMs, sign) => {
  expect(spamSign({ trap, filledInMs }, minFillMs === undefined ? undefined : { minFillMs })).toBe(sign);
});

it('F-6 form settings without a fill time keep the default', () => {
  expect(spamSign({ trap: '', filledInMs: 1_999 }, {})).toBe('too-fast');
});
