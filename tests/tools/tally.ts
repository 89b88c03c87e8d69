import { writeFileSync, writeSync } from 'node:fs';

/** What a test run came to. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Where a runner's reporter leaves its tally for `run-all.ts`; unset when the runner was started by hand. */
const TALLY_FILE = 'TALLY_FILE';

export const tallyEnvironment = (file: string): NodeJS.ProcessEnv => ({ ...process.env, [TALLY_FILE]: file });

/** Prints `N passed, M failed` as the last line, and leaves the counts where `run-all.ts` looks for them. */
export function reportTally(tally: Tally): void {
  const file = process.env[TALLY_FILE];
  if (file) writeFileSync(file, JSON.stringify(tally));
  if (tally.skipped > 0) writeSync(1, `${tally.skipped} skipped\n`);
  writeSync(1, `${tally.passed} passed, ${tally.failed} failed\n`);
}
