import { expect, it } from 'vitest';
import { isSecureOrigin } from '../../../src/domain/access/secure-origin.ts';

it.each([
  'https://shop.example',
  'https://shop.example:8443',
  'HTTPS://SHOP.EXAMPLE',
  'https://[2001:db8::1]',
  'http://localhost',
  'http://localhost:5173',
  'http://shop.localhost:80',
  'http://a.b.localhost',
  'http://127.0.0.1:3000',
  'http://127.255.1.2',
  'http://[::1]:3000',
])('T-1 %s may hold a secure token', (origin) => {
  expect(isSecureOrigin(origin)).toBe(true);
});

it.each([
  'http://shop.example',
  'http://shop.example:443',
  'http://localhost.example',
  'http://notlocalhost',
  'http://.localhost',
  'http://128.0.0.1',
  'http://127.0.0.1.example',
  'http://127.1',
  'http://[::2]',
  'http://localhost@evil.example',
  'http://evil.example#.localhost',
  'http://evil.example/.localhost',
  'https://',
  'https://shop.example/',
  'ftp://localhost',
  'file://localhost',
  'null',
  '',
  ' https://shop.example',
  'https://shop.example\n',
])('T-1 %j may not', (origin) => {
  expect(isSecureOrigin(origin)).toBe(false);
});
