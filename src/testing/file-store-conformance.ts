import type { FileStore } from '../workspace/files/file-store.ts';
import { expectThat } from './expect-that.ts';

/** Opens a new, empty file store; the case closes it. */
export type OpenFileStore = () => FileStore | Promise<FileStore>;

/** One promise of `FileStore`, provable anywhere: `run` rejects with a plain Error where it is broken. */
export interface FileStorePromise {
  /** Begins with the promise's name in `workspace/files/file-store.ts`. */
  readonly title: string;
  run(openFiles: OpenFileStore): Promise<void>;
}

const promise = (title: string, prove: (files: FileStore) => Promise<void>): FileStorePromise => ({
  title,
  async run(openFiles) {
    const files = await openFiles();
    try {
      await prove(files);
    } finally {
      await files.close();
    }
  },
});

const put = async (files: FileStore, id: string, ...bytes: readonly number[]): Promise<void> =>
  void expectThat.value(await files.put(id, new Uint8Array(bytes)), 'put');

const remove = async (files: FileStore, id: string): Promise<void> =>
  void expectThat.value(await files.remove(id), 'remove');

async function read(files: FileStore, id: string): Promise<readonly number[] | null> {
  const bytes = expectThat.value(await files.get(id), 'get');
  return bytes && [...bytes];
}

/** Names that mean something to a file system or a language. */
const STRANGE_IDS = [
  '../up',
  '/etc/passwd',
  'C:\\x',
  '.',
  '..',
  '',
  'a/b',
  'a\0b',
  '__proto__',
  'x'.repeat(5_000),
  'Ä',
  'A',
  'a',
];

/** The promises of `FileStore` as data: hand each case a way to open your store, under any test runner. */
export const fileStorePromises: readonly FileStorePromise[] = [
  promise('Put once: the first bytes under an id stay', async (files) => {
    await put(files, 'a', 1, 2, 3);
    await put(files, 'a', 4);
    expectThat.equal(await read(files, 'a'), [1, 2, 3], 'bytes');
  }),

  promise('Put once: of two at once one is kept, whole', async (files) => {
    await Promise.all([
      put(files, 'a', ...new Array<number>(5_000).fill(1)),
      put(files, 'a', ...new Array<number>(5_000).fill(2)),
    ]);
    const bytes = (await read(files, 'a')) ?? [];
    expectThat.equal([bytes.length, new Set(bytes).size], [5_000, 1], 'length and kinds of bytes');
  }),

  promise('Whole or not there: every byte comes back, and before it was put nothing does', async (files) => {
    expectThat.equal(await read(files, 'a'), null, 'before');
    const every = Array.from({ length: 256 }, (_, byte) => byte);
    await put(files, 'a', ...every);
    expectThat.equal(await read(files, 'a'), every, 'after');
    await put(files, 'empty');
    expectThat.equal(await read(files, 'empty'), [], 'no bytes at all');
  }),

  promise('Copies, not references: neither what went in nor what came out leads to what is kept', async (files) => {
    const sent = new Uint8Array([1, 2, 3]);
    expectThat.value(await files.put('a', sent), 'put');
    sent.fill(9);
    expectThat.value(await files.get('a'), 'get')?.fill(8);
    expectThat.equal(await read(files, 'a'), [1, 2, 3], 'bytes');
  }),

  promise('Removed for good: it is gone, others stay, and it may be put anew', async (files) => {
    await put(files, 'a', 1);
    await put(files, 'b', 2);
    await remove(files, 'a');
    await remove(files, 'a');
    await remove(files, 'never');
    expectThat.equal([await read(files, 'a'), await read(files, 'b')], [null, [2]], 'bytes');
    await put(files, 'a', 3);
    expectThat.equal(await read(files, 'a'), [3], 'bytes put anew');
  }),

  promise('Any id: each reaches its own bytes', async (files) => {
    for (const [index, id] of STRANGE_IDS.entries()) await put(files, id, index);
    for (const [index, id] of STRANGE_IDS.entries())
      expectThat.equal(await read(files, id), [index], JSON.stringify(id));
  }),

  promise('Errors are values: a closed store is unavailable', async (files) => {
    await put(files, 'a', 1);
    await files.close();
    const answers = [await files.put('b', new Uint8Array()), await files.get('a'), await files.remove('a')];
    for (const answer of answers) expectThat.equal(expectThat.refusal(answer, 'call'), 'unavailable', 'refusal');
  }),
];
