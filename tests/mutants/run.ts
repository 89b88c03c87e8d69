import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BREAKS } from './breaks.ts';
import { type PlantedBreak, plant } from './planted-break.ts';

/**
 * `npm run mutants`: plants one break after the other into the rules, runs the tests that reach the broken file, and
 * says which breaks no test of their rule noticed. Ends badly if any survives, or is no longer to be planted. With a
 * rule's id or a part of a path behind `--`, only the breaks of that rule or those files.
 */
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'porchlight-mutants-'));
let runs = 0;

interface Test {
  readonly title: string;
  /** With the names of the groups around it. */
  readonly fullName: string;
  readonly status: string;
}

interface Report {
  readonly testResults: readonly { readonly assertionResults: readonly Test[] }[];
}

/** The tests that fail with this break planted; null plants none. */
async function failingTests(broken: PlantedBreak | null, ...files: readonly string[]): Promise<readonly Test[]> {
  const output = join(folder, `${++runs}.json`);
  const flags = ['--run', '--config', 'tests/mutants/vitest.config.ts', '--reporter', 'json', '--outputFile', output];
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'related', ...files, ...flags], {
    cwd: ROOT,
    env: { ...process.env, PLANTED_BREAK: JSON.stringify(broken) },
    stdio: 'ignore',
  });
  await new Promise((resolve) => child.on('close', resolve));
  const { testResults } = JSON.parse(readFileSync(output, 'utf8')) as Report;
  const tests = testResults.flatMap((result) => result.assertionResults);
  if (tests.length === 0) throw new Error(`no test of ${files.join(', ')} could run`);
  return tests.filter(({ status }) => status === 'failed');
}

/** Why the break was not caught; null: it was. */
async function judge(broken: PlantedBreak): Promise<string | null> {
  if (plant(readFileSync(ROOT + broken.file, 'utf8'), broken) === null)
    return 'its text is not in the file exactly once';
  const tests = await failingTests(broken, broken.file);
  if (tests.some((test) => [test.title, test.fullName].some((name) => name.startsWith(`${broken.rule} `)))) return null;
  return tests.length === 0 ? 'survived' : `only tests of others failed: ${tests[0]?.fullName}`;
}

const wanted = process.argv[2];
const planted = BREAKS.filter(
  ({ rule, file }) => wanted === undefined || rule === wanted || (wanted.includes('/') && file.includes(wanted)),
);
const queue = [...planted];
let caught = 0;

async function work(): Promise<void> {
  for (let broken = queue.shift(); broken; broken = queue.shift()) {
    const escaped = await judge(broken).catch((error: Error) => error.message);
    if (escaped === null) caught++;
    console.log(
      `${escaped === null ? 'caught ' : 'ESCAPED'} ${broken.rule.padEnd(5)} ${broken.file}: ${broken.find.trim()}`,
    );
    if (escaped !== null) console.log(`        ${escaped}`);
  }
}

try {
  const failing = await failingTests(null, ...new Set(planted.map(({ file }) => file)));
  if (failing.length > 0) throw new Error(`tests fail before anything is broken: ${failing[0]?.fullName}`);
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  console.log(`planted=${planted.length} caught=${caught}`);
  process.exitCode = caught === planted.length ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
