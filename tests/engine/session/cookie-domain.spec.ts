import { describe, expect, it } from 'vitest';
import { isWithinDomain } from '../../../src/domain/access/is-within-domain.ts';
import { cookieDomains, parentDomains } from '../../../src/engine/session/cookie-domain.ts';

describe('the domain of our cookies', () => {
  it.each([
    [
      'widest first, without the last label',
      'www.eu.shop.example',
      {},
      'shop.example eu.shop.example www.eu.shop.example',
    ],
    ['a bare domain', 'shop.example', {}, 'shop.example'],
    [
      'the configured one before all others',
      'www.shop.example',
      { cookieDomain: 'www.shop.example' },
      'www.shop.example shop.example',
    ],
    [
      'configured with a dot, blanks and capitals',
      'www.shop.example',
      { cookieDomain: ' .Shop.Example ' },
      'shop.example www.shop.example',
    ],
    [
      'configured as something else',
      'www.shop.example',
      { cookieDomain: 'chat.example' },
      'shop.example www.shop.example',
    ],
    [
      'configured as the end of a label',
      'www.badshop.example',
      { cookieDomain: 'shop.example' },
      'badshop.example www.badshop.example',
    ],
    ['configured as a child of the host', 'shop.example', { cookieDomain: 'www.shop.example' }, 'shop.example'],
    [
      'configured as a top-level domain, which no browser takes',
      'shop.example',
      { cookieDomain: 'example' },
      'example shop.example',
    ],
    ['configured as nothing', 'shop.example', { cookieDomain: '' }, 'shop.example'],
    ['the host alone by the owner’s word', 'www.shop.example', { scope: 'host', cookieDomain: 'shop.example' }, ''],
    ['the site by the owner’s word', 'www.shop.example', { scope: 'site' }, 'shop.example www.shop.example'],
    ['an IPv4 address', '192.168.0.7', {}, ''],
    ['an IPv4 address, although configured', '10.0.0.7', { cookieDomain: '0.0.7' }, ''],
    ['an IPv6 address', '[2001:db8::1]', {}, ''],
    ['localhost', 'localhost', { cookieDomain: 'localhost' }, ''],
    ['an intranet’s single label', 'shop', {}, ''],
    ['a dot at the end', 'shop.example.', {}, ''],
    ['an empty label', 'shop..example', {}, ''],
    ['nothing', '', {}, ''],
    [
      'an international name, as browsers have it',
      'www.xn--bcher-kva.example',
      {},
      'xn--bcher-kva.example www.xn--bcher-kva.example',
    ],
  ] as const)('T-5 for %s', (_what, host, rules, expected) => {
    expect(cookieDomains(host, rules).join(' ')).toBe(expected);
  });

  it.each([
    ['shop.example', 'shop.example', true],
    ['www.shop.example', 'shop.example', true],
    ['badshop.example', 'shop.example', false],
    ['shop.example', 'www.shop.example', false],
    ['shop.example.evil.example', 'shop.example', false],
  ])('T-5 %s is within %s: %s', (host, domain, expected) => {
    expect(isWithinDomain(host, domain)).toBe(expected);
  });

  it('T-10 everywhere a cookie may ever have been put is searched when all are removed', () => {
    expect(parentDomains('a.b.shop.example')).toEqual(['shop.example', 'b.shop.example', 'a.b.shop.example']);
    expect(parentDomains('localhost')).toEqual([]);
  });
});
