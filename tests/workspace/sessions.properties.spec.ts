import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ORIGINS } from './model-browser.ts';
import { createChecks } from './session-checks.ts';
import { openWorld, type Step } from './session-world.ts';

const browser = fc.nat({ max: 1 });
const origin = fc.constantFrom(...ORIGINS);
const at = { browser, origin };
const HOURS_30 = 30 * 60;

/** Mostly walks and words; now and then a logout, a cleaned browser, an attacker, a day gone by. */
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('visit'), ...at, lost: fc.boolean() }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('send'), ...at }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('identify'), ...at, person: fc.constantFrom('ada', 'bob') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait'), minutes: fc.constantFrom(1, 9, 11, HOURS_30) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('log-out'), ...at }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clear-storage'), ...at }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clear-cookies'), browser }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('plant'), browser, to: browser }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('sniff'), browser, to: browser }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('carry'), ...at }) },
) as fc.Arbitrary<Step>;

async function walk(steps: readonly Step[]): Promise<void> {
  const checks = createChecks();
  const world = openWorld({ onResolution: checks.check });
  await world.ready;
  for (const each of steps) {
    checks.expectStep(each, world);
    checks.end(await world.take(each));
  }
  await checks.checkStored(world);
  expect(world.errors).toEqual([]);
  await world.server.close();
}

const RUNS = Number(process.env.SESSION_RUNS ?? 150);

it('T-7 whatever two browsers do in any order, no visitor is lost, mixed up or opened to another', async () => {
  const steps = fc.array(step, { minLength: 5, maxLength: 40 });
  await fc.assert(fc.asyncProperty(steps, walk), { numRuns: RUNS, seed: Number(process.env.SESSION_SEED ?? 7) });
});
