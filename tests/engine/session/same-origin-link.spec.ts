import { expect, it } from 'vitest';
import { linkTarget } from '../../../src/engine/session/link-target.ts';

it.each([
  ['over https', 'https://www.shop.example', true],
  ['over http', 'http://www.shop.example', false],
  ['on loopback', 'http://localhost:8080', true],
])('T-9 a link within the same origin needs no code, %s, even where the origin is listed', (_about, origin, secure) => {
  const place = { origin, host: new URL(origin).hostname, secure };
  expect(linkTarget('/cart', { place, base: `${origin}/`, linkDomains: [origin] })).toBeNull();
});
