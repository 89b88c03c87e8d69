import { expect, it } from 'vitest';
import { runWalks } from './run-walks.ts';
import { seenByRule } from './tameness.ts';

/** A taste of `npm run model`, which lives on to 200,000 commands and must have met every step of the table. */
it('C-19 no life of a workspace breaks a promise, whatever happens in it', async () => {
  const report = await runWalks({ commands: 4_000, seed: 7, shrinkMs: 10_000 });
  expect(report.failure).toBe(null);
  expect(report.commands).toBeGreaterThanOrEqual(4_000);
  expect([...seenByRule(report)].filter(([, count]) => count === 0)).toEqual([]);
}, 60_000);
