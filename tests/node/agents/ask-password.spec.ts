import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { askPassword } from '../../../src/node/agents/ask-password.ts';

function terminal(isTTY: boolean) {
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = new PassThrough();
  let shown = '';
  output.on('data', (chunk) => {
    shown += chunk;
  });
  return { input, output, shown: () => shown };
}

it.each([
  ['a line', 'correct horse battery\n', { ok: true, value: 'correct horse battery' }],
  ['a line without an end', 'correct horse', { ok: true, value: 'correct horse' }],
  ['a line as Windows ends it', 'correct horse\r\nmore\r\n', { ok: true, value: 'correct horse' }],
  ['spaces, which count', ' x \n', { ok: true, value: ' x ' }],
  ['an empty line', '\nsecond\n', { ok: false, problem: 'No password was given.' }],
  ['nothing', '', { ok: false, problem: 'No password was given.' }],
])('Z-5 from the input it takes %s, and asks nothing', async (_what, text, answer) => {
  const { input, output, shown } = terminal(false);
  input.end(text);
  expect(await askPassword({ input, output })).toEqual(answer);
  expect(shown()).toBe('');
});

it.each([
  ['the same twice', ['secret\r', 'secret\r'], { ok: true, value: 'secret' }],
  ['two different ones', ['secret\r', 'secrets\r'], { ok: false, problem: 'The two are not the same.' }],
  ['nothing', ['\r'], { ok: false, problem: 'No password was given.' }],
  ['Ctrl+C', ['sec', '\u0003'], { ok: false, problem: 'No password was given.' }],
])('Z-5 on a terminal it asks, shows nothing of what is typed, and takes %s', async (_what, keys, answer) => {
  const { input, output, shown } = terminal(true);
  const asked = askPassword({ input, output });
  for (const key of keys) input.write(key);
  expect(await asked).toEqual(answer);
  expect(shown()).toMatch(/^Password: \n(The same again: \n)?$/);
});
