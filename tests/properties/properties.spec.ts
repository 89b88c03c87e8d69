import { describe, expect, it } from 'vitest';
import { CLASSES } from './cases.ts';
import { createTally, FUNCTIONS, runScenario } from './run-cases.ts';

/** A taste of `npm run properties`, which goes through all zones and counts to ten thousand of everything. */
describe('held to Temporal', () => {
  it.each([1, 2])(
    'H-3 schedules and statuses agree with the rules written on Temporal, seed %i',
    (seed) => {
      const tally = createTally();
      for (let number = 0; number < 60; number++) runScenario(tally, seed, number);
      expect(tally.mismatches).toEqual([]);
      const counts = FUNCTIONS.flatMap((checked) => CLASSES.map((each) => tally.counts[checked][each]));
      expect(Math.min(...counts)).toBeGreaterThan(0);
      expect(tally.constant).toBe(tally.counts.evaluateStatus.all);
    },
    60_000,
  );
});
