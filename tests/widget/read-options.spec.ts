import { expect, it } from 'vitest';
import { scriptedBackend } from '../../src/testing/index.ts';
import type { WidgetOptions } from '../../src/widget/options.ts';
import { readOptions } from '../../src/widget/read-options.ts';

it.each([
  ['https://chat.example', 'https://chat.example/'],
  ['https://chat.example/scenes/holiday', 'https://chat.example/scenes/holiday'],
  ['http://127.0.0.1:4100/', 'http://127.0.0.1:4100/'],
])('the address %s of a server is made whole', (server, whole) => {
  expect(readOptions({ widget: 'shop', server }).server).toBe(whole);
});

it('a backend of the same widget passes as it is', () => {
  const options = { widget: 'shop', backend: scriptedBackend({ widget: 'shop' }), locale: 'de' };
  expect(readOptions(options)).toBe(options);
});

it.each<[string, object, RegExp]>([
  ['no widget', { server: 'https://chat.example' }, /widget: "ID"/],
  ['an empty widget', { widget: '', server: 'https://chat.example' }, /widget: "ID"/],
  ['a widget that is no text', { widget: 5, server: 'https://chat.example' }, /widget: "ID"/],
  ['neither backend nor server', { widget: 'shop' }, /backend.*server/],
  ['an empty server', { widget: 'shop', server: '' }, /backend.*server/],
  ['an address without scheme', { widget: 'shop', server: 'chat.example' }, /"chat.example" is no http/],
  ['another scheme', { widget: 'shop', server: 'javascript:alert(1)' }, /is no http/],
  [
    'a backend of another widget',
    { widget: 'shop', backend: scriptedBackend({ widget: 'café' }) },
    /"café", not for "shop"/,
  ],
])('%s is said in a sentence, at the door', (_what, options, sentence) => {
  expect(() => readOptions(options as WidgetOptions)).toThrow(sentence);
});
