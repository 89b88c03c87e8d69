import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished } from 'vitest';
import { events, W } from '../../src/testing/store-probe.ts';
import { answered } from '../workspace/bench.ts';
import { aFolder, openStore } from './sqlite-folder.ts';

const WRITER = new URL('./sqlite-writer.ts', import.meta.url).pathname;

/** Lets a process commit until it has answered so many times, kills it in the middle of the next, and says its last answer. */
async function killedAfter(folder: string, answers: number): Promise<number> {
  const writer = spawn(process.execPath, [WRITER, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void writer.kill('SIGKILL'));
  let said = '';
  writer.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.split('\n').length > answers) writer.kill('SIGKILL');
  });
  await once(writer, 'close');
  return Number(said.split('\n').at(-2));
}

it('Z-8 a process killed at any moment loses no commit that it answered, and leaves no half of one', async () => {
  const folder = await aFolder();
  for (let kill = 0; kill < 5; kill += 1) {
    const last = await killedAfter(folder, 1 + Math.floor(Math.random() * 120));
    const store = await openStore({ folder });
    const { version } = answered(await store.load(W));
    // The last commit may have been stored and not yet answered.
    expect([last, last + 1]).toContain(version);
    for (let each = version; each > Math.max(0, version - 130); each -= 1) {
      const found = await store.find(W, { kind: 'note', tags: { version: String(each) }, limit: 10 });
      expect(answered(found).documents.map(({ id }) => id)).toEqual([`${each}c`, `${each}b`, `${each}a`]);
    }
    const told = await events(store, W, 0, 10_000);
    expect(told.map(({ position }) => position)).toEqual(Array.from({ length: 3 * version }, (_, index) => index + 1));
    await store.close();
    const database = new DatabaseSync(store.file);
    expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    database.close();
  }
}, 60_000);
