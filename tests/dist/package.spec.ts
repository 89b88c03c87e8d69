import { execFileSync } from 'node:child_process';
import { publint } from 'publint';
import { describe, expect, it } from 'vitest';
import pkg from '../../package.json' with { type: 'json' };
import { ROOT } from '../repo/source-files.ts';
import { DOORS } from './door-names.ts';
import { typecheckConsumer } from './typecheck-consumer.ts';

interface Packed {
  readonly files: readonly { readonly path: string }[];
}

/** Uses every door, and one name that is not there: the error expected of it proves that the types were found. */
const CONSUMER = [
  ...Object.keys(DOORS).map((door, i) => `export * as door${i} from 'porchlight${door.slice(1)}';`),
  '// @ts-expect-error',
  "import { createWidgets } from 'porchlight';",
  'createWidgets();',
].join('\n');

const packed = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts', '--loglevel=error'], {
    cwd: ROOT,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  }),
) as readonly Packed[];
const published = (packed[0]?.files ?? []).map(({ path }) => path);

/** Folders and single files of the tarball; nothing else is published. */
const PUBLISHED = [
  /^dist\/(lib|node|types|embed)\//,
  /^src\/vectors\/schedule-vectors\.json$/,
  /^(package\.json|README\.md|LICENSE)$/,
];

describe('the published package', () => {
  it('holds the built files and nothing else', () => {
    expect(published.length).toBeGreaterThan(40);
    expect(published.filter((path) => !PUBLISHED.some((pattern) => pattern.test(path)))).toEqual([]);
  });

  it('holds every file that package.json leads to', () => {
    const leads = JSON.stringify([pkg.exports, pkg.bin]).matchAll(/"(?:\.\/)?((?:dist|src)\/[^"*]+)"/g);
    expect([...leads].map(([, path]) => path as string).filter((path) => !published.includes(path))).toEqual([]);
  });

  it('passes publint', async () => {
    const { messages } = await publint({ pkgDir: ROOT, level: 'suggestion', pack: false });
    expect(messages.map(({ code, path }) => `${code} at ${path.join('.')}`)).toEqual([]);
  });

  it.each(['bundler', 'nodenext'] as const)(
    'types every door for a consumer with moduleResolution %s',
    (resolution) => {
      expect(typecheckConsumer([CONSUMER], resolution)).toBe('');
    },
  );
});
