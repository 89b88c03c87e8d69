import { describe, expect, it } from 'vitest';
import type { NewCookie } from '../../src/contract/platform.ts';
import { fakePlatform } from '../../src/testing/fake-platform.ts';

const cookie = (given: Partial<NewCookie> = {}): NewCookie => ({
  name: 'a',
  value: '1',
  secure: false,
  maxAgeSeconds: 60,
  ...given,
});

describe('the fake cookies', () => {
  it.each<[string, string, Partial<NewCookie>, boolean]>([
    ['its own', 'https://www.shop.example', {}, true],
    ['its own by domain', 'https://www.shop.example', { domain: 'www.shop.example' }, true],
    ['a parent’s', 'https://www.shop.example', { domain: 'shop.example' }, true],
    ['a child’s', 'https://shop.example', { domain: 'www.shop.example' }, false],
    ['a stranger’s', 'https://shop.example', { domain: 'other.example' }, false],
    ['the end of a label’s', 'https://badshop.example', { domain: 'shop.example' }, false],
    ['a top-level domain’s', 'https://shop.example', { domain: 'example' }, false],
    ['a public suffix’s', 'https://ada.pages.example', { domain: 'pages.example' }, false],
    ['its own where it is a public suffix', 'https://pages.example', { domain: 'pages.example' }, true],
    ['part of an address', 'https://192.0.2.7', { domain: '0.2.7' }, false],
    ['a secure one over http', 'http://shop.example', { secure: true }, false],
    ['a secure one', 'https://shop.example', { secure: true }, true],
    ['__Secure- without secure', 'https://shop.example', { name: '__Secure-a' }, false],
    ['__Secure-', 'https://www.shop.example', { name: '__Secure-a', secure: true, domain: 'shop.example' }, true],
    ['__Host-', 'https://shop.example', { name: '__Host-a', secure: true }, true],
    [
      '__Host- with a domain',
      'https://shop.example',
      { name: '__Host-a', secure: true, domain: 'shop.example' },
      false,
    ],
    ['more than a cookie holds', 'https://shop.example', { value: 'x'.repeat(4_096) }, false],
    ['a semicolon', 'https://shop.example', { value: '1;2' }, false],
    ['a control character', 'https://shop.example', { value: '1\n2' }, false],
  ])('a page may set %s at %s or not, and only what it set is read', (_what, origin, given, taken) => {
    const { stores, cookies } = fakePlatform({ origin, publicSuffixes: ['pages.example'] });
    const one = cookie(given);
    expect([stores.cookies.write(one), stores.cookies.read(one.name)]).toEqual([taken, taken ? [one.value] : []]);
    expect(cookies.writes).toBe(1);
    stores.cookies.remove(one.name, one.domain);
    expect(stores.cookies.read(one.name)).toEqual([]);
  });

  it('hosts of one site see the site’s, not each other’s own; strangers and pages over http see less', () => {
    const here = fakePlatform({ origin: 'https://www.shop.example' });
    here.stores.cookies.write(cookie({ value: 'own' }));
    here.stores.cookies.write(cookie({ value: 'site', domain: 'shop.example' }));
    here.stores.cookies.write(cookie({ value: 'safe', domain: 'www.shop.example', secure: true }));
    const seen = (origin: string) => here.openTab(origin).stores.cookies.read('a');
    expect(seen('https://www.shop.example')).toEqual(['own', 'site', 'safe']);
    expect(seen('https://www.shop.example:8443')).toEqual(['own', 'site', 'safe']);
    expect(seen('http://www.shop.example')).toEqual(['own', 'site']);
    expect(seen('https://shop.example')).toEqual(['site']);
    expect(seen('https://other.example')).toEqual([]);
  });

  it('a page over http can neither write over a secure cookie nor remove it', () => {
    const safe = fakePlatform({ origin: 'https://shop.example' });
    safe.stores.cookies.write(cookie({ secure: true, domain: 'shop.example' }));
    const bare = safe.openTab('http://shop.example');
    expect(bare.stores.cookies.write(cookie({ value: '2', domain: 'shop.example' }))).toBe(false);
    bare.stores.cookies.remove('a', 'shop.example');
    expect(safe.stores.cookies.read('a')).toEqual(['1']);
  });

  it('end with their time, whatever the visitor’s clock shows', async () => {
    const { stores, clock } = fakePlatform();
    stores.cookies.write(cookie({ maxAgeSeconds: 60 }));
    clock.jump({ days: 1 });
    expect(stores.cookies.read('a')).toEqual(['1']);
    await clock.advance({ seconds: 60 });
    expect(stores.cookies.read('a')).toEqual([]);
  });

  it('blocked, or without the visitor’s consent, none is read or written; removing is always possible', () => {
    const { stores, cookies } = fakePlatform();
    stores.cookies.write(cookie());
    stores.allow(false);
    expect([stores.cookies.read('a'), stores.cookies.write(cookie()), cookies.writes]).toEqual([[], false, 1]);
    stores.cookies.remove('a');
    expect(cookies.kept).toEqual([]);
    stores.allow(true);
    cookies.blocked = true;
    expect([stores.cookies.write(cookie()), stores.cookies.read('a')]).toEqual([false, []]);
  });

  it('a planted one is there as if another host had set it', () => {
    const { stores, cookies } = fakePlatform();
    cookies.plant({ name: 'a', value: 'planted' });
    stores.cookies.write(cookie({ value: 'own' }));
    expect(stores.cookies.read('a')).toEqual(['planted', 'own']);
    cookies.plant({ name: 'a', value: 'again' });
    expect(stores.cookies.read('a')).toEqual(['again', 'own']);
  });
});
