import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readSettingsFile } from '../../src/node/settings-file.ts';

async function aFile(content: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'settings-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'widgets.json');
  await writeFile(file, content);
  return file;
}

const LATE = { timeZone: 'UTC', weekly: { mon: [['09:00', '25:00']] } };

describe('readSettingsFile', () => {
  it.each([
    ['one widget', { id: 'shop' }, [{ id: 'shop' }]],
    [
      'a list',
      [{ id: 'shop' }, { id: 'help', policy: 'presence' }],
      [{ id: 'shop' }, { id: 'help', policy: 'presence' }],
    ],
    ['an empty list', [], []],
  ])('reads %s', async (_what, content, value) => {
    expect(await readSettingsFile(await aFile(JSON.stringify(content)))).toEqual({ ok: true, value });
  });

  it.each([
    [
      'a path in one widget',
      { id: 'shop', schedule: LATE },
      [': schedule.weekly.mon[0]: end 25:00 is no time of day.'],
    ],
    [
      'a path in a list',
      [{ id: 'a' }, { id: 'b', schedule: LATE }],
      [': [1].schedule.weekly.mon[0]: end 25:00 is no time of day.'],
    ],
    ['two widgets of one id', [{ id: 'a' }, { id: 'a' }], [': two widgets have the id "a".']],
    ['one widget twice wrong', { policy: 'x' }, [': id: ', ': policy: ']],
    ['what is no widget at all', 7, [': ']],
  ])('names %s', async (_what, content, sentences) => {
    const file = await aFile(JSON.stringify(content));
    const read = await readSettingsFile(file);
    expect(read).toEqual({
      ok: false,
      problem: sentences.map((sentence) => expect.stringContaining(`${file}${sentence}`)),
    });
    for (const sentence of read.ok ? [] : read.problem) expect(sentence).toMatch(/[^.]\.$/);
  });

  it('says when a file is not JSON, or not there', async () => {
    const file = await aFile('{"id":');
    expect(await readSettingsFile(file)).toEqual({
      ok: false,
      problem: [expect.stringContaining(`${file} is not JSON: `)],
    });
    expect(await readSettingsFile('/nowhere.json')).toEqual({
      ok: false,
      problem: ['/nowhere.json cannot be read (ENOENT).'],
    });
  });
});
