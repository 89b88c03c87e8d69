import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fileStorePromises } from '../../../src/testing/file-store-conformance.ts';
import { createMemoryFiles } from '../../../src/workspace/files/memory-files.ts';

describe('memory files keep the promises of FileStore', () => {
  for (const { title, run } of fileStorePromises) it(title, () => run(createMemoryFiles));
});

it('every promise in the prose of FileStore has a case by its name, and every case a promise', () => {
  const prose = readFileSync(new URL('../../../src/workspace/files/file-store.ts', import.meta.url), 'utf8');
  const promised = [...prose.matchAll(/^ \* \d\. \*\*(.+)\.\*\*/gm)].map(([, name]) => name);
  expect(promised).toHaveLength(6);
  expect([...new Set(fileStorePromises.map(({ title }) => title.split(':')[0]))].sort()).toEqual(promised.sort());
});
