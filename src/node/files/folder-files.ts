import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ok, type Result, refused } from '../../base/result.ts';
import type { FileStore } from '../../workspace/files/file-store.ts';

/**
 * Files in a folder that nothing is served from: `ab/ab12…`, by the SHA-256 of their ids, without an ending, so that no
 * program takes one for something to open or run. Keeps every promise of `FileStore`.
 */
export function createFolderFiles(folder: string, onError: (error: unknown) => void = reportToConsole): FileStore {
  let closed = false;

  const placeOf = (id: string): string => {
    const name = createHash('sha256').update(id).digest('hex');
    return join(folder, name.slice(0, 2), name);
  };

  const answer = async <Value>(act: () => Promise<Value>): Promise<Result<Value, 'unavailable'>> => {
    if (closed) return refused('unavailable');
    try {
      return ok(await act());
    } catch (error) {
      onError(error);
      return refused('unavailable');
    }
  };

  return {
    durable: true,

    put: (id, bytes) =>
      answer(async () => {
        const place = placeOf(id);
        if (await isThere(place)) return null;
        await mkdir(dirname(place), { recursive: true, mode: 0o700 });
        await writeWhole(place, bytes);
        return null;
      }),

    get: (id) =>
      answer(async () => {
        const read = await readFile(placeOf(id)).catch(unlessMissing);
        return read && new Uint8Array(read);
      }),

    remove: (id) =>
      answer(async () => {
        const place = placeOf(id);
        await rm(place, { force: true });
        await syncFolder(dirname(place)).catch(unlessMissing);
        return null;
      }),

    async close() {
      closed = true;
    },
  };
}

/** A crash leaves the whole file or none: a name is given to bytes that are on the disk, and is then put there itself. */
async function writeWhole(place: string, bytes: Uint8Array): Promise<void> {
  const beside = `${place}.${randomBytes(8).toString('hex')}`;
  try {
    const file = await open(beside, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, place);
    await syncFolder(dirname(place));
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folder, and writes its entries by itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function isThere(place: string): Promise<boolean> {
  const file = await open(place, 'r').catch(unlessMissing);
  await file?.close();
  return file !== null;
}

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

const reportToConsole = (error: unknown): void => console.error('Porchlight:', error);
