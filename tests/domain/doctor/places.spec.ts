import { describe, expect, it } from 'vitest';
import { isWithinDomain } from '../../../src/domain/access/is-within-domain.ts';
import { hostOf } from '../../../src/domain/doctor/host-of.ts';
import { isPrivateHost } from '../../../src/domain/doctor/is-private-host.ts';
import { judgePlace, type Place } from '../../../src/domain/doctor/judge-place.ts';

describe('isPrivateHost', () => {
  it.each(
    'localhost shop.localhost chat chat.local chat.internal nas.home.arpa LOCALHOST localhost. 0.0.0.0 10.0.0.5 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 172.31.255.255 192.168.1.1 100.64.0.1 100.127.255.255 [::1] [::] [fc00::1] [fd12:3456::1] [fe80::1] [febf::1] [::ffff:a00:1] [::ffff:c0a8:101]'.split(
      ' ',
    ),
  )('T-11 %s is inside', (host) => {
    expect(isPrivateHost(host)).toBe(true);
  });

  it.each(
    'chat.example localhost.example local.example chat.mylocal mylocalhost.example 11.0.0.1 1.10.0.1 172.15.0.1 172.32.0.1 192.169.1.1 169.253.1.1 100.63.0.1 100.128.0.1 10.example.com 127.chat.example [2001:db8::1] [::ffff:808:808] [fec0::1] [1::1]'.split(
      ' ',
    ),
  )('T-11 %s is public', (host) => {
    expect(isPrivateHost(host)).toBe(false);
  });
});

it.each([
  ['www.shop.example', 'shop.example', true],
  ['shop.example', 'shop.example', true],
  ['WWW.shop.example', 'SHOP.example', true],
  ['www.shop.example', '.shop.example', true],
  ['www.shop.example', 'www.shop.example', true],
  ['shop.example', 'www.shop.example', false],
  ['myshop.example', 'shop.example', false],
  ['shop.example.evil.example', 'shop.example', false],
  ['shop.example', '', false],
  ['10.0.0.1', '0.0.1', false],
  ['10.0.0.1', '10.0.0.1', true],
  ['[::1]', '1]', false],
])('T-5 %s lies within "%s": %s', (host, domain, within) => {
  expect(isWithinDomain(host, domain)).toBe(within);
});

it.each([
  ['https://www.shop.example', 'www.shop.example'],
  ['HTTPS://WWW.shop.example:8443/path', 'www.shop.example'],
  ['wss://chat.example/w', 'chat.example'],
  ['http://[::1]:4100', '[::1]'],
  ['https://somebody@chat.example/', 'chat.example'],
  ['https://chat.example/at@sign', 'chat.example'],
  ['about:blank', ''],
  ['null', ''],
])('T-11 the host of %s is "%s"', (address, host) => {
  expect(hostOf(address)).toBe(host);
});

describe('judgePlace', () => {
  const HTTPS = 'https://www.shop.example';
  const HTTP = 'http://www.shop.example';
  const CHAT = 'https://chat.example';

  it.each<[about: string, place: Partial<Place>, codes: string[]]>([
    ['https all over', {}, []],
    ['no server of ours', { server: null }, []],
    ['a cookie domain above the page', { settings: { cookieDomain: 'shop.example' } }, []],
    ['a cookie domain beside the page', { settings: { cookieDomain: 'blog.shop.example' } }, ['S02']],
    ['a cookie domain below the page', { settings: { cookieDomain: 'a.www.shop.example' } }, ['S02']],
    ['a wrong cookie domain that is not used', { settings: { cookieDomain: 'b.example', scope: 'host' } }, []],
    ['secure always on https', { settings: { secure: 'always' } }, []],
    ['secure always on http', { origin: HTTP, settings: { secure: 'always' } }, ['S03']],
    ['secure always on loopback', { origin: 'http://localhost:8080', settings: { secure: 'always' } }, []],
    ['secure as usual on http', { origin: HTTP, settings: { secure: 'auto' } }, []],
    ['a server over plain http', { server: 'http://chat.example' }, ['S05']],
    ['a server on loopback, for development', { origin: 'http://localhost', server: 'http://localhost:4100' }, []],
    ['a private server', { server: 'https://10.0.0.5' }, ['N02']],
    ['a private server over plain http', { server: 'http://chat.local' }, ['S05', 'N02']],
    ['the own machine as the server of a public page', { server: 'http://localhost:4100' }, ['N02']],
    ['a private server of a private page', { origin: 'https://shop.internal', server: 'https://10.0.0.5' }, []],
  ])('T-11 %s', (_about, place, codes) => {
    const found = judgePlace({ origin: HTTPS, server: CHAT, settings: {}, ...place });
    expect(found.map(({ code }) => code)).toEqual(codes);
  });

  it('T-11 S02 names the chat server where its address was taken for the domain', () => {
    const judge = (cookieDomain: string) =>
      judgePlace({ origin: HTTPS, server: 'https://eu.chat.example', settings: { cookieDomain } });
    const finding = { code: 'S02', host: 'www.shop.example' };
    expect(judge('chat.example')).toEqual([{ ...finding, cookieDomain: 'chat.example', isServer: true }]);
    expect(judge('other.example')).toEqual([{ ...finding, cookieDomain: 'other.example', isServer: false }]);
  });

  it('T-11 findings carry the addresses as they were given', () => {
    expect(judgePlace({ origin: HTTP, server: 'http://nas.local:81/chat', settings: { secure: 'always' } })).toEqual([
      { code: 'S03', origin: HTTP },
      { code: 'S05', server: 'http://nas.local:81/chat' },
      { code: 'N02', server: 'http://nas.local:81/chat' },
    ]);
  });
});
