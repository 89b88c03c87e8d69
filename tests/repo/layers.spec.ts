import { describe, expect, it } from 'vitest';
import { type Import, readImports } from './imports.ts';
import { findFiles } from './source-files.ts';

/**
 * Every folder of `src/`, lowest first, with the folders and packages it may import beside its own files. A folder not
 * listed here has no place in the house yet.
 */
const LAYERS: readonly (readonly [folder: string, mayImport: readonly string[]])[] = [
  ['base', []],
  ['domain', ['base']],
  ['protocol', ['base', 'domain', 'zod']],
  ['contract', ['base', 'domain']],
  ['engine', ['base', 'domain', 'contract', '@preact/signals-core']],
  ['workspace', ['base', 'domain', 'protocol', '@noble/hashes', 'jose']],
  ['adapters', ['base', 'domain', 'protocol', 'contract', 'workspace']],
  ['ui', ['base', 'domain', 'contract', 'engine', 'preact', '@preact/signals-core']],
  ['testing', ['base', 'domain', 'contract', 'workspace']],
  [
    'widget',
    ['base', 'domain', 'contract', 'engine', 'adapters', 'ui', 'preact', '@preact/signals-core', 'react', 'vue'],
  ],
  ['node', ['base', 'domain', 'protocol', 'workspace', 'fastify', 'jose', 'parse5', 'ws', 'node:', 'package.json']],
  ['loader', ['base', 'domain', 'protocol', 'contract', 'engine', 'adapters', 'widget', 'virtual:porchlight-chunks']],
];

const files = findFiles('src/**/*.ts', 'src/**/*.tsx');
const imports = new Map(files.map((file) => [file, readImports(file)]));
const folderOf = (path: string): string | undefined => /^src\/([^/]+)\//.exec(path)?.[1];

/** All files that run once `entry` does: through static imports, and with `later` through dynamic ones too. */
function closure(entry: string, kinds: readonly Import['kind'][]): readonly Import[] {
  const seen = new Set<string>();
  const reached: Import[] = [];
  const enter = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const one of imports.get(file) ?? []) {
      if (!kinds.includes(one.kind)) continue;
      reached.push(one);
      if (one.own) enter(one.to);
    }
  };
  enter(entry);
  return reached;
}

const packagesOf = (reached: readonly Import[]): readonly string[] => [
  ...new Set(reached.filter((one) => !one.own).map((one) => one.to)),
];

describe('layers', () => {
  it('finds the files it judges', () => {
    expect(files.length).toBeGreaterThan(50);
    expect([...imports.values()].flat().length).toBeGreaterThan(100);
  });

  it('gives every folder of src a rank', () => {
    const known = new Set(LAYERS.map(([folder]) => folder));
    expect(files.map(folderOf).filter((folder) => folder !== undefined && !known.has(folder))).toEqual([]);
  });

  it.each(LAYERS)('%s imports only what lies below it', (folder, mayImport) => {
    const allowed = new Set([folder, ...mayImport]);
    const wrong = files
      .filter((file) => folderOf(file) === folder)
      .flatMap((file) => imports.get(file) ?? [])
      .filter((one) => !allowed.has(one.own ? (folderOf(one.to) ?? one.to) : one.to));
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it('goes in no circle', () => {
    const circles: string[] = [];
    const state = new Map<string, 'open' | 'done'>();
    const enter = (file: string, path: readonly string[]): void => {
      if (state.get(file) === 'open') circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      if (state.has(file)) return;
      state.set(file, 'open');
      for (const one of imports.get(file) ?? []) if (one.own && one.kind !== 'later') enter(one.to, [...path, file]);
      state.set(file, 'done');
    };
    for (const file of files) enter(file, []);
    expect(circles).toEqual([]);
  });

  it('names only files that are there', () => {
    const present = new Set(findFiles('src/**/*', 'package.json'));
    const missing = [...imports.values()].flat().filter((one) => one.own && !present.has(one.to));
    expect(missing.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it('keeps the memory backend the only adapter that knows the workspace', () => {
    const knowing = files.filter(
      (file) => folderOf(file) === 'adapters' && imports.get(file)?.some((one) => folderOf(one.to) === 'workspace'),
    );
    expect(knowing).toEqual(['src/adapters/memory.ts']);
  });
});

describe('what a page loads', () => {
  it('keeps the gate free of every package', () => {
    expect(packagesOf(closure('src/loader/porchlight.ts', ['value', 'later']))).toEqual(['virtual:porchlight-chunks']);
  });

  it.each(['src/widget/tab.ts', 'src/index.ts', 'src/widget/element.ts', 'src/adapters/http.ts'])(
    'keeps zod and Node out of %s and all it may load later',
    (entry) => {
      const known = new Set(['preact', 'preact/jsx-runtime', '@preact/signals-core']);
      expect(packagesOf(closure(entry, ['value', 'later'])).filter((name) => !known.has(name))).toEqual([]);
    },
  );
});
