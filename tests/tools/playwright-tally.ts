import type { FullResult, Reporter, Suite } from 'playwright/types/testReporter';
import { reportTally } from './tally.ts';

/**
 * Counts a Playwright run from its own results. An error outside any test is a failure, and so is a test that never
 * ran; one that passed only on a retry is failed too: a story that holds sometimes does not hold.
 */
export default class PlaywrightTally implements Reporter {
  private root: Suite | undefined;
  private errors = 0;
  private status: FullResult['status'] = 'interrupted';

  printsToStdio(): boolean {
    return false;
  }

  onBegin(_config: unknown, root: Suite): void {
    this.root = root;
  }

  onError(): void {
    this.errors++;
  }

  onEnd(result: FullResult): void {
    this.status = result.status;
  }

  async onExit(): Promise<void> {
    let passed = 0;
    let skipped = 0;
    let failed = this.errors;
    for (const test of this.root?.allTests() ?? []) {
      const neverRan = test.results.length === 0;
      if (test.outcome() === 'expected') passed++;
      else if (test.outcome() === 'skipped' && !neverRan) skipped++;
      else failed++;
    }
    if (failed === 0 && (this.status !== 'passed' || passed === 0)) failed = 1;
    reportTally({ passed, failed, skipped });
  }
}
