import { describe, expect, it } from 'vitest';
import { findFiles, readText } from './source-files.ts';
import { titleIds } from './test-titles.ts';

const RULES = readText('src/RULES.md');
const entries = [...RULES.matchAll(/^- \*\*([A-Z]{1,2}-\d+[a-z]?)\*\* /gm)].map(([, id]) => id as string);
const specs = findFiles('tests/**/*.spec.{ts,tsx}', 'e2e/**/*.spec.ts');
const cited = new Map(specs.map((file) => [file, titleIds(readText(file))]));

describe('rule ids', () => {
  it('finds the rules and the tests it compares', () => {
    expect(entries.length).toBeGreaterThan(30);
    expect(specs.length).toBeGreaterThan(20);
  });

  it('has one entry for each id', () => {
    expect(entries).toEqual([...new Set(entries)]);
  });

  it('has a test title for every rule', () => {
    const shown = new Set([...cited.values()].flat());
    expect(entries.filter((id) => !shown.has(id))).toEqual([]);
  });

  it('has a rule for every id that a title begins with', () => {
    const known = new Set(entries);
    const unknown = [...cited].flatMap(([file, ids]) =>
      ids.filter((id) => !known.has(id)).map((id) => `${id} in ${file}`),
    );
    expect(unknown).toEqual([]);
  });
});
