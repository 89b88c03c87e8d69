import { mkdirSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FullConfig, Reporter, Suite, TestCase, TestResult } from 'playwright/types/testReporter';
import { type JourneyRow, rowOf } from './journey-row.ts';

/** A journey's title, whether or not it came to its end. */
const JOURNEY = /^T-\d+ \d+: /;

/**
 * Writes the session journeys of a run down as a table, `test-results/journeys.md`, and sums them up in one line:
 *
 *     journeys=27 browsers=2 lost=0 extra=0 leaked=0
 *
 * What else went wrong is added, `twice=N`, `mixed=N`, and `unfinished=N` for journeys that failed before anything was
 * counted. A run without journeys prints nothing.
 */
export default class JourneyTable implements Reporter {
  private rows: JourneyRow[] = [];
  private unfinished = 0;
  private file = 'journeys.md';

  printsToStdio(): boolean {
    return false;
  }

  onBegin(_config: FullConfig, root: Suite): void {
    const folder = root.allTests()[0]?.parent.project()?.outputDir;
    if (folder) this.file = join(folder, 'journeys.md');
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    if (!JOURNEY.test(test.title)) return;
    const row = rowOf(result.annotations);
    if (row) this.rows.push(row);
    else this.unfinished++;
  }

  onEnd(): void {
    if (this.rows.length + this.unfinished === 0) return;
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, this.table());
    const sum = (count: (row: JourneyRow) => number): number => this.rows.reduce((all, row) => all + count(row), 0);
    const journeys = new Set(this.rows.map(({ journey }) => journey)).size;
    const browsers = new Set(this.rows.map(({ browser }) => browser)).size;
    const counts = {
      journeys,
      browsers,
      lost: sum((r) => r.lost),
      extra: sum((r) => r.extra),
      leaked: sum((r) => r.leaked),
    };
    const others = { twice: sum((r) => r.twice), mixed: sum((r) => r.mixed), unfinished: this.unfinished };
    const bad = Object.entries(others).filter(([, count]) => count > 0);
    writeSync(1, `${[...Object.entries(counts), ...bad].map(([name, count]) => `${name}=${count}`).join(' ')}\n`);
  }

  private table(): string {
    const rows = this.rows.toSorted((a, b) => a.journey - b.journey || a.browser.localeCompare(b.browser));
    return [
      '| journey | what happens | browser | lost | twice | mixed up | extra visitors | secure tokens over http |',
      '|--:|---|---|--:|--:|--:|--:|--:|',
      ...rows.map(
        ({ journey, title, browser, lost, twice, mixed, extra, leaked }) =>
          `| ${journey} | ${title} | ${browser} | ${lost} | ${twice} | ${mixed} | ${extra} | ${leaked} |`,
      ),
      '',
    ].join('\n');
  }
}
