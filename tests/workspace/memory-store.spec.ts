import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { storePromises } from '../../src/testing/store-conformance.ts';
import { createMemoryStore } from '../../src/workspace/memory-store.ts';

describe('the memory store keeps the promises of Store', () => {
  for (const { title, run } of storePromises) it(title, () => run(createMemoryStore));
});

it('every promise in the prose of Store has a case by its name, and every case a promise', () => {
  const prose = readFileSync(new URL('../../src/workspace/store.ts', import.meta.url), 'utf8');
  const promised = [...prose.matchAll(/^ \* \d\. \*\*(.+)\.\*\*/gm)].map(([, name]) => name);
  expect(promised).toHaveLength(8);
  expect([...new Set(storePromises.map(({ title }) => title.split(':')[0]))].sort()).toEqual(promised.sort());
});
