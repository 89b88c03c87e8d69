import { describe, expect, it } from 'vitest';
import { isAllowedOrigin, originProblem } from '../../../src/domain/access/origin.ts';

const ROWS: [promise: string, listed: string[] | undefined, origin: string, allowed: boolean][] = [
  ['without a list any https page may', undefined, 'https://any.example', true],
  ['without a list any http page may', undefined, 'http://any.example:8080', true],
  ['an empty list is no list', [], 'https://any.example', true],
  ['the same scheme, host and port', ['https://shop.example'], 'https://shop.example', true],
  ['one of several', ['https://a.example', 'https://b.example'], 'https://b.example', true],
  ['the host in any case', ['https://SHOP.example'], 'https://shop.EXAMPLE', true],
  ['the scheme in any case', ['HTTPS://shop.example'], 'https://shop.example', true],
  ['the default port of https, written or not', ['https://shop.example:443'], 'https://shop.example', true],
  ['the default port of http, written or not', ['http://shop.example'], 'http://shop.example:80', true],
  ['another port that is listed', ['https://shop.example:8443'], 'https://shop.example:8443', true],
  ['an address of numbers', ['http://127.0.0.1:4100'], 'http://127.0.0.1:4100', true],
  ['an address of version 6', ['http://[::1]:4100'], 'http://[::1]:4100', true],
  ['a host of one label', ['http://localhost:4100'], 'http://localhost:4100', true],
  ['a label under the star', ['https://*.shop.example'], 'https://www.shop.example', true],
  ['several labels under the star', ['https://*.shop.example'], 'https://a.b.shop.example', true],
  ['the star with a port', ['https://*.shop.example:8443'], 'https://a.shop.example:8443', true],
  ['a name in its ASCII form', ['https://xn--mnchen-3ya.example'], 'https://xn--mnchen-3ya.example', true],

  ['another host', ['https://shop.example'], 'https://other.example', false],
  ['a subdomain that is not listed', ['https://shop.example'], 'https://www.shop.example', false],
  ['the parent of a listed host', ['https://www.shop.example'], 'https://shop.example', false],
  ['http where https is listed', ['https://shop.example'], 'http://shop.example', false],
  ['https where http is listed', ['http://shop.example'], 'https://shop.example', false],
  ['another scheme at the same written port', ['https://shop.example:8443'], 'http://shop.example:8443', false],
  ['another port', ['https://shop.example'], 'https://shop.example:8443', false],
  ['the port of the other scheme', ['https://shop.example'], 'https://shop.example:80', false],
  ['the domain itself under a star', ['https://*.shop.example'], 'https://shop.example', false],
  ['a host that only ends alike', ['https://*.shop.example'], 'https://evilshop.example', false],
  ['a host that goes on behind the pattern', ['https://*.shop.example'], 'https://a.shop.example.evil.example', false],
  ['http under a star', ['https://*.shop.example'], 'http://a.shop.example', false],
  ['another port under a star', ['https://*.shop.example'], 'https://a.shop.example:444', false],
  ['a dot where the pattern has a dot, not any character', ['https://a.shop.example'], 'https://axshop.example', false],
  ['a pattern as an origin', ['https://*.shop.example'], 'https://*.shop.example', false],
  ['a trailing dot', ['https://shop.example'], 'https://shop.example.', false],
  ['credentials', ['https://shop.example'], 'https://shop.example@evil.example', false],
  ['credentials before the host', ['https://shop.example'], 'https://user@shop.example', false],
  ['a path', ['https://shop.example'], 'https://shop.example/', false],
  ['a query', ['https://shop.example'], 'https://shop.example?x', false],
  ['a lookalike in its ASCII form', ['https://apple.example'], 'https://xn--pple-43d.example', false],
  ['a sign whose small form is an ASCII letter', ['https://kiosk.example'], 'https://\u212aiosk.example', false],
  ['a lookalike letter', ['https://apple.example'], 'https://\u0430pple.example', false],
  ['an unusable entry of the list', ['https://*.example', '*', 'shop.example'], 'https://shop.example', false],
  ['a star in an unusable place', ['https://a.*.example'], 'https://a.b.example', false],

  ['a port of one digit', undefined, 'http://localhost:1', true],
  ['the last port', undefined, 'http://localhost:65535', true],
  ['labels of one and two characters', undefined, 'https://a.bc.example', true],
  ['labels of digits', undefined, 'https://9.90.example', true],
  ['a longer address of version 6', undefined, 'http://[2001:db8::f0]', true],
  ['the longest host', undefined, `https://${'abc.'.repeat(61)}abc.abcde`, true],
  ['a label of 63 characters', undefined, `https://${'a'.repeat(63)}.example`, true],

  ['null, the origin of files and sandboxed frames', undefined, 'null', false],
  ['nothing', undefined, '', false],
  ['a bare host', undefined, 'shop.example', false],
  ['another scheme', undefined, 'ftp://shop.example', false],
  ['a page of an extension', undefined, 'chrome-extension://abcdef', false],
  ['a port beyond the last', undefined, 'https://shop.example:65536', false],
  ['port 0', undefined, 'https://shop.example:0', false],
  ['an empty label', undefined, 'https://shop..example', false],
  ['a blank before it', undefined, ' https://shop.example', false],
  ['a line end behind it', undefined, 'https://shop.example\n', false],
  ['two origins at once', undefined, 'https://a.example https://b.example', false],
  ['a host of more than 253 characters', undefined, `https://${'abc.'.repeat(61)}abc.abcdef`, false],
  ['a label of more than 63 characters', undefined, `https://${'a'.repeat(64)}.example`, false],
];

it.each(ROWS.filter(([, , , allowed]) => allowed))('Z-3 allowed: %s', (_promise, listed, origin) => {
  expect(isAllowedOrigin(listed, origin)).toBe(true);
});

it.each(ROWS.filter(([, , , allowed]) => !allowed))('Z-3 refused: %s', (_promise, listed, origin) => {
  expect(isAllowedOrigin(listed, origin)).toBe(false);
});

describe('entries of the list', () => {
  it.each([
    'https://shop.example',
    'http://localhost:4100',
    'http://[::1]',
    'https://*.shop.example',
    'https://my_app.shop.example:65535',
  ])('Z-3 %s can be listed', (pattern) => {
    expect(originProblem(pattern)).toBeNull();
  });

  it.each([
    ['shop.example', 'must begin with https:// or http://'],
    ['*', 'must begin with https:// or http://'],
    ['null', 'must begin with https:// or http://'],
    ['', 'must begin with https:// or http://'],
    ['ftp://shop.example', 'must begin with https:// or http://'],
    ['https://shop.example/', 'must end after the host or port, without a path or a slash'],
    ['https://shop.example/chat', 'must end after the host or port, without a path or a slash'],
    ['https://münchen.example', 'must name its host in ASCII, as browsers send it (xn--…)'],
    ['https://a.*.example', 'may have a star only as its whole first label, as in https://*.example.com'],
    ['https://shop*.example', 'may have a star only as its whole first label, as in https://*.example.com'],
    ['https://*', 'may have a star only as its whole first label, as in https://*.example.com'],
    ['https://shop.example:99999', 'is no origin; write scheme, host and port only, as in https://www.example.com'],
    ['https://user@shop.example', 'is no origin; write scheme, host and port only, as in https://www.example.com'],
    ['https://shop.example.', 'is no origin; write scheme, host and port only, as in https://www.example.com'],
    ['https://', 'is no origin; write scheme, host and port only, as in https://www.example.com'],
    ['http://*.shop.example', 'may have a star only with https'],
    ['https://*.example', 'needs a domain of its own after the star'],
    ['https://*.0.0.1', 'needs a domain of its own after the star'],
  ])('Z-3 %j %s', (pattern, problem) => {
    expect(originProblem(pattern)).toBe(problem);
  });

  it('Z-3 the longest nonsense is judged at once', () => {
    const start = performance.now();
    for (const text of ['a.'.repeat(32_768), 'a'.repeat(65_536), 'a-'.repeat(32_768)]) originProblem(`https://${text}`);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
