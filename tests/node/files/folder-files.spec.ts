import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFolderFiles } from '../../../src/node/files/folder-files.ts';
import { fileStorePromises } from '../../../src/testing/file-store-conformance.ts';

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'porchlight-files-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const filesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((each) => each.isFile())
    .map(({ name }) => name);

describe('files in a folder keep the promises of FileStore', () => {
  for (const { title, run } of fileStorePromises) {
    it(title, () => run(async () => createFolderFiles(join(await emptyFolder(), 'files'))));
  }

  it('K-6 they lie under names made of hashes, without an ending, for their owner alone, and survive the process', async () => {
    const folder = await emptyFolder();
    await createFolderFiles(folder).put('../lamp.html', new Uint8Array([1, 2]));
    const names = await filesIn(folder);
    expect(names).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
    const [name = ''] = names;
    expect((await stat(join(folder, name.slice(0, 2), name))).mode & 0o777).toBe(0o600);
    expect(await createFolderFiles(folder).get('../lamp.html')).toEqual({ ok: true, value: new Uint8Array([1, 2]) });
  });

  it('K-6 what a crash left half written is never read, and what cannot be written leaves nothing', async () => {
    const folder = await emptyFolder();
    const errors: unknown[] = [];
    const files = createFolderFiles(folder, (error) => errors.push(error));
    await files.put('a', new Uint8Array([1]));
    const [name = ''] = await filesIn(folder);
    await rm(join(folder, name.slice(0, 2), name));
    await writeFile(join(folder, name.slice(0, 2), `${name}.half`), 'half');
    expect(await files.get('a')).toEqual({ ok: true, value: null });

    const taken = join(folder, 'taken');
    await writeFile(taken, 'a file, where a folder should be');
    const barred = createFolderFiles(taken, (error) => errors.push(error));
    expect(await barred.put('a', new Uint8Array([1]))).toEqual({ ok: false, problem: 'unavailable' });
    expect(await readFile(taken, 'utf8')).toBe('a file, where a folder should be');
    expect(errors).toHaveLength(1);
  });
});
