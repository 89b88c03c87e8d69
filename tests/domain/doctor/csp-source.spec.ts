import { expect, it } from 'vitest';
import { type AskedUrl, matchesSource, readUrl } from '../../../src/domain/doctor/csp-source.ts';

const url = (text: string): AskedUrl => readUrl(text) as AskedUrl;

it.each<[source: string, asked: string, lets: boolean]>([
  ['http:', 'https://chat.example/', true],
  ['http:', 'http://chat.example/', true],
  ['http:', 'wss://chat.example/', false],
  ['https:', 'http://chat.example/', false],
  ['ws:', 'wss://chat.example/', true],
  ['https://chat.example', 'https://chat.example:8443/', false],
  ['https://chat.example', 'https://chat.example:443/', true],
  ['https://chat.example:8443', 'https://chat.example/', false],
  ['https://chat.example:*', 'https://chat.example:8443/', true],
])('T-11 a policy with %s and an address at %s: %s', (source, asked, lets) => {
  expect(matchesSource(source, url(asked), url('https://www.shop.example/'))).toBe(lets);
});
