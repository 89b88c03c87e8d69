import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Builds again over a fresh build, and fails if one byte of what is published differs: whoever has the sources can then
 * check that the files with our hashes were made from them (E-3). The second build is as good as the first, and stays.
 */
const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const PUBLISHED = ['embed', 'lib', 'node', 'types'].map((folder) => `${folder}/**/*`);

function hashes(): ReadonlyMap<string, string> {
  const files = PUBLISHED.flatMap((pattern) => globSync(pattern, { cwd: DIST })).sort();
  const hash = (file: string): string =>
    createHash('sha256')
      .update(readFileSync(join(DIST, file)))
      .digest('hex');
  return new Map(files.filter((file) => statSync(join(DIST, file)).isFile()).map((file) => [file, hash(file)]));
}

const first = hashes();
const { status } = spawnSync('npm run --silent build', { shell: true, stdio: 'inherit' });
const second = hashes();
const files = new Set([...first.keys(), ...second.keys()]);
const different = [...files].filter((file) => first.get(file) !== second.get(file));
for (const file of different) console.log(`different: ${file}`);
console.log(`builds=2 files=${files.size} different=${different.length}`);
process.exitCode = status === 0 && first.size > 0 && different.length === 0 ? 0 : 1;
