import { describe, expect, it } from 'vitest';
import { linkTarget } from '../../../src/engine/session/link-target.ts';
import { withCode } from '../../../src/engine/session/with-code.ts';

const CODE = `plh_${'0f'.repeat(32)}`;
const HERE = { origin: 'https://www.shop.example', host: 'www.shop.example', secure: true };
const LINKED = [
  'https://pay.example',
  'https://*.pay.example',
  'https://shop.example:8443',
  'https://help.shop.example',
  'http://old.example',
  'http://www.shop.example',
];

describe('a link that takes the session along', () => {
  it.each([
    ['a listed origin', 'https://pay.example/cart?a=1#b', 'https://pay.example'],
    ['one below a star', 'https://eu.pay.example/', 'https://eu.pay.example'],
    ['capitals and the usual port', 'HTTPS://PAY.example:443/', 'https://pay.example'],
    ['a listed port', 'https://shop.example:8443/', 'https://shop.example:8443'],
    ['another port', 'https://pay.example:8443/', null],
    ['plain http where https is listed', 'http://pay.example/', null],
    ['plain http where it is listed', 'http://old.example/', 'http://old.example'],
    ['the same host over http, where it is listed', 'http://www.shop.example/', 'http://www.shop.example'],
    ['the end of a label', 'https://badpay.example/', null],
    ['a name that only begins so', 'https://pay.example.evil.example/', null],
    ['credentials that look so', 'https://pay.example@evil.example/', null],
    ['an origin nobody listed', 'https://evil.example/', null],
    ['the same origin', 'https://www.shop.example/lamps', null],
    ['a relative address', '/lamps#top', null],
    ['a fragment', '#top', null],
    ['an address without scheme', '//pay.example/x', 'https://pay.example'],
    ['mail', 'mailto:ada@pay.example', null],
    ['a script', 'javascript:location="https://pay.example"', null],
    ['a blob', 'blob:https://pay.example/1', null],
    ['a sister host, without a shared domain', 'https://help.shop.example/', 'https://help.shop.example'],
    ['no address', 'https://', null],
    ['nothing', '', null],
  ])('T-9 %s', (_what, href, expected) => {
    expect(linkTarget(href, { place: HERE, base: 'https://www.shop.example/a/', linkDomains: LINKED })).toBe(expected);
  });

  it.each([
    ['a sister host needs no code where the cookie comes along', 'https://help.shop.example/', '.Shop.example', null],
    ['another site does', 'https://pay.example/', 'shop.example', 'https://pay.example'],
    ['plain http shares no secure cookie', 'http://www.shop.example/', 'shop.example', 'http://www.shop.example'],
    [
      'a domain that is none of this host',
      'https://help.shop.example/',
      'help.shop.example',
      'https://help.shop.example',
    ],
  ])('T-9 %s', (_what, href, cookieDomain, expected) => {
    const rules = { place: HERE, base: HERE.origin, linkDomains: LINKED, cookieDomain };
    expect(linkTarget(href, rules)).toBe(expected);
  });

  it('T-9 without a list nothing is carried anywhere', () => {
    expect(linkTarget('https://pay.example/', { place: HERE, base: HERE.origin, linkDomains: [] })).toBeNull();
  });

  it('T-9 another port of the same host has the cookie already', () => {
    const rules = { place: HERE, base: HERE.origin, linkDomains: ['https://www.shop.example:8443'] };
    expect(linkTarget('https://www.shop.example:8443/', rules)).toBeNull();
  });
});

describe('a code in the fragment', () => {
  it.each([
    ['https://pay.example/', `https://pay.example/#porchlight=${CODE}`],
    ['https://pay.example/?a=1#', `https://pay.example/?a=1#porchlight=${CODE}`],
    ['https://pay.example/#top', `https://pay.example/#top&porchlight=${CODE}`],
    ['/#/route?x=1', `/#/route?x=1&porchlight=${CODE}`],
    [`/#porchlight=plh_${'1'.repeat(64)}&a`, `/#a&porchlight=${CODE}`],
  ])('T-9 joins what stands in %s', (url, expected) => {
    expect(withCode(url, CODE)).toBe(expected);
  });
});
