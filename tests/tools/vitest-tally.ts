import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node';
import { reportTally } from './tally.ts';

/**
 * Counts a vitest run from its own results.
 *
 * A file that could not be collected, a failing hook and an unhandled error are one failure each; so is a run that
 * ends badly for another reason, or that found no test. The count never reads better than the exit status.
 */
export default class VitestTally implements Reporter {
  private passed = 0;
  private failed = 0;
  private skipped = 0;

  onInit(): void {
    process.once('exit', (status) => this.report(status));
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[], reason: TestRunEndReason): void {
    this.passed = 0;
    this.skipped = 0;
    this.failed = errors.length;
    for (const module of modules) {
      this.failed += module.errors().length;
      for (const suite of module.children.allSuites()) this.failed += suite.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') this.passed++;
        else if (state === 'skipped') this.skipped++;
        else this.failed++;
      }
    }
    if (reason !== 'passed' && this.failed === 0) this.failed = 1;
  }

  private report(status: number): void {
    if (this.failed === 0 && (status !== 0 || this.passed === 0)) this.failed = 1;
    reportTally({ passed: this.passed, failed: this.failed, skipped: this.skipped });
  }
}
