import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './ensure-browser.ts';
import { type Tally, tallyEnvironment } from './tally.ts';

/**
 * The README's test command: the repo's checks, the build, every test, and one line at the end that sums them up.
 * All of it runs even when an early part fails, but for the stories, which need what the build makes.
 */
const folder = mkdtempSync(join(tmpdir(), 'porchlight-tally-'));
const total = { passed: 0, failed: 0, skipped: 0 };

function run(command: string, environment: NodeJS.ProcessEnv = process.env): boolean {
  console.log(`\n$ ${command}`);
  return spawnSync(command, { shell: true, stdio: 'inherit', env: environment }).status === 0;
}

/** Runs a command that counts nothing: it adds a failure, or nothing. */
function step(command: string): boolean {
  const done = run(command);
  if (!done) total.failed++;
  return done;
}

/** Runs a test runner; one that left no count, or failed without counting a failure, adds one. */
function suite(command: string): void {
  const file = join(folder, 'tally.json');
  rmSync(file, { force: true });
  const done = run(command, tallyEnvironment(file));
  const tally = readTally(file) ?? { passed: 0, failed: 1, skipped: 0 };
  total.passed += tally.passed;
  total.failed += done ? tally.failed : Math.max(1, tally.failed);
  total.skipped += tally.skipped;
}

function readTally(file: string): Tally | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Tally;
  } catch {
    return null;
  }
}

const noBrowser = ensureBrowser();
if (noBrowser) {
  console.error(noBrowser);
  process.exit(1);
}
step('npm run --silent check');
const built = step('npm run --silent build');
if (built) step('node tests/tools/same-build.ts');
suite('vitest run');
if (built) suite('playwright test --config e2e/playwright.config.ts');

rmSync(folder, { recursive: true });
console.log();
if (total.skipped > 0) console.log(`${total.skipped} skipped`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
