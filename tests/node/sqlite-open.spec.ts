import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { MIGRATIONS } from '../../src/node/sqlite/migrations/in-order.ts';
import { openDatabase } from '../../src/node/sqlite/open-database.ts';
import { openSqliteStore, type SqlitePlace } from '../../src/node/sqlite/open-sqlite-store.ts';
import { aDocument, liveIds, write } from '../../src/testing/store-probe.ts';
import { answered } from '../workspace/bench.ts';
import { aFolder, openStore } from './sqlite-folder.ts';

async function refusalOf(place: SqlitePlace): Promise<unknown> {
  const opened = await openSqliteStore(place, { busyMs: 0 });
  if (opened.ok) await opened.value.close();
  return opened.ok ? 'opened' : opened.problem;
}

describe('opening', () => {
  it('makes the folder, which nobody else on the machine may look into, and the file', async () => {
    const folder = join(await aFolder(), 'deep', 'down');
    const { file } = await openStore({ folder });
    expect(file).toBe(join(folder, 'porchlight.db'));
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    const own = join(folder, 'own.db');
    expect(await openStore({ file: own })).toMatchObject({ file: own });
    for (const each of [file, own, `${own}-wal`]) expect((await stat(each)).mode & 0o777).toBe(0o600);
  });

  it('twice at the same time gives two stores on one file', async () => {
    const folder = await aFolder();
    const [first, second] = await Promise.all([openStore({ folder }), openStore({ folder })]);
    await write(first, { put: [aDocument('a')] });
    expect(await liveIds(second)).toEqual(['a']);
  });

  it('a folder that is none is refused with a sentence', async () => {
    const file = join(await aFolder(), 'a-file');
    await writeFile(file, '');
    expect(await refusalOf({ folder: file })).toEqual({
      code: 'folder-unusable',
      message: `${file} cannot be used as a folder (EEXIST).`,
    });
    expect(await refusalOf({ folder: join(file, 'below') })).toEqual({
      code: 'folder-unusable',
      message: `${join(file, 'below')} cannot be used as a folder (ENOTDIR).`,
    });
  });

  it('a file that cannot be opened is refused with a sentence', async () => {
    const folder = await aFolder();
    await mkdir(join(folder, 'porchlight.db'));
    expect(await refusalOf({ folder })).toEqual({
      code: 'file-unusable',
      message: `${join(folder, 'porchlight.db')} cannot be read and written (EISDIR).`,
    });
  });

  it('a file that another program holds is refused with a sentence', async () => {
    const file = join(await aFolder(), 'held.db');
    const holder = new DatabaseSync(file);
    onTestFinished(() => holder.close());
    holder.exec('BEGIN EXCLUSIVE');
    expect(await refusalOf({ file })).toEqual({
      code: 'file-unusable',
      message: `${file} is held by another program.`,
    });
  });

  it('a file that is no database is refused and left alone', async () => {
    const file = join(await aFolder(), 'letter.db');
    const letter = 'Dear Ada, '.repeat(500);
    await writeFile(file, letter);
    expect(await refusalOf({ file })).toEqual({ code: 'not-ours', message: `${file} is no SQLite database.` });
    expect(await readFile(file, 'utf8')).toBe(letter);
  });

  it('the database of another program is refused and left alone', async () => {
    const file = join(await aFolder(), 'books.db');
    const books = new DatabaseSync(file);
    books.exec('CREATE TABLE books (title TEXT)');
    books.close();
    const before = await readFile(file);
    expect(await refusalOf({ file })).toEqual({
      code: 'not-ours',
      message: `${file} is the database of another program.`,
    });
    expect((await readFile(file)).equals(before)).toBe(true);
  });

  it('a file of a later version is refused with a sentence', async () => {
    const file = join(await aFolder(), 'later.db');
    answered(await openDatabase(file, { busyMs: 0, migrations: [...MIGRATIONS, 'CREATE TABLE more (a)'] })).close();
    expect(await refusalOf({ file })).toEqual({
      code: 'too-new',
      message:
        `${file} has format ${MIGRATIONS.length + 1}, and this Porchlight knows ${MIGRATIONS.length}: ` +
        'run the later version that wrote it.',
    });
  });
});

describe('migrations', () => {
  const one = `CREATE TABLE things (a INTEGER) STRICT; INSERT INTO things VALUES (1)`;
  const two = `UPDATE things SET a = a + 1`;

  const things = async (file: string, migrations: readonly string[]): Promise<unknown> => {
    const opened = await openDatabase(file, { busyMs: 0, migrations });
    if (!opened.ok) return opened.problem.code;
    const rows = opened.value.prepare('SELECT a FROM things').all();
    opened.value.close();
    return rows.map(({ a }) => a);
  };

  it('run once each, in their order, from whatever format the file has', async () => {
    const folder = await aFolder();
    expect(await things(join(folder, 'new.db'), [one, two, two])).toEqual([3]);
    expect(await things(join(folder, 'old.db'), [one])).toEqual([1]);
    expect(await things(join(folder, 'old.db'), [one, two, two])).toEqual([3]);
    expect(await things(join(folder, 'old.db'), [one, two, two])).toEqual([3]);
  });

  it('one that fails leaves the file as it was', async () => {
    const file = join(await aFolder(), 'a.db');
    await things(file, [one]);
    expect(await things(file, [one, two, 'INSERT INTO nothing VALUES (1)'])).toBe('file-unusable');
    expect(await things(file, [one])).toEqual([1]);
  });
});
