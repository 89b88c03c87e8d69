import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gatePlatform } from '../../src/adapters/browser/gate-platform.ts';
import { keptTexts } from '../../src/adapters/browser/kept-texts.ts';
import { pageAddress } from '../../src/adapters/browser/page-context.ts';
import { pagePlace } from '../../src/adapters/browser/page-place.ts';
import { browserPlatform } from '../../src/adapters/browser/platform.ts';

const platform = browserPlatform({ widget: 'shop' });

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('the clock', () => {
  it('is the visitor’s, and calls once, or never when stopped', () => {
    vi.useFakeTimers({ now: Date.parse('2026-03-02T10:00:00Z') });
    const heard: number[] = [];
    gatePlatform.clock.setTimer(1_000, () => heard.push(gatePlatform.clock.now()));
    const stop = gatePlatform.clock.setTimer(500, () => heard.push(0));
    stop();
    vi.advanceTimersByTime(10_000);
    expect(heard).toEqual([Date.parse('2026-03-02T10:00:01Z')]);
  });
});

describe('the page', () => {
  const setVisible = (state: 'visible' | 'hidden'): void => {
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(state === 'hidden');
    document.dispatchEvent(new Event('visibilitychange'));
  };

  it('S-9 tells when it becomes visible, comes out of the cache or gets its network back, until nobody listens', () => {
    let wakes = 0;
    const stop = platform.page.onWake(() => wakes++);
    setVisible('hidden');
    expect([platform.page.isVisible(), wakes]).toEqual([false, 0]);
    setVisible('visible');
    window.dispatchEvent(new Event('pageshow'));
    window.dispatchEvent(new Event('online'));
    expect([platform.page.isVisible(), wakes]).toEqual([true, 3]);
    stop();
    window.dispatchEvent(new Event('pageshow'));
    window.dispatchEvent(new Event('online'));
    setVisible('visible');
    expect(wakes).toBe(3);
  });

  it('F-3 tells when it may be gone', () => {
    let leaves = 0;
    const stop = platform.page.onLeave(() => leaves++);
    window.dispatchEvent(new Event('pagehide'));
    stop();
    window.dispatchEvent(new Event('pagehide'));
    expect(leaves).toBe(1);
  });

  it('F-4 says where the visitor is, in which zone and in what languages', () => {
    document.title = 'Lamps';
    expect(platform.page.context()).toEqual({ url: expect.stringMatching(/^(http|about)/), title: 'Lamps' });
    expect(platform.page.timeZone()).toBe(new Intl.DateTimeFormat().resolvedOptions().timeZone);
    expect(platform.page.languages()).toEqual(navigator.languages);
  });

  it.each([
    ['https://ada:secret@shop.example/lamps?size=2#token=abc', 'https://shop.example/lamps?size=2'],
    ['https://shop.example:8443/', 'https://shop.example:8443/'],
    ['/lamps/brass', 'https://shop.example/lamps/brass'],
    ['?page=2', 'https://shop.example/?page=2'],
    ['javascript:alert(1)', 'https://shop.example/'],
    ['data:text/html,x', 'https://shop.example/'],
    ['https://', 'https://shop.example/'],
  ])('F-4 of the address %s only what may leave the page is told', (address, told) => {
    expect(pageAddress(address, 'https://shop.example/')).toBe(told);
  });
});

it('F-3 ids are 128 random bits in hex, and made where pages over plain http can make them', () => {
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
  const ids = Array.from({ length: 1_000 }, () => platform.newId());
  vi.unstubAllGlobals();
  expect(new Set(ids).size).toBe(1_000);
  expect(ids.every((id) => /^[0-9a-f]{32}$/.test(id))).toBe(true);
});

describe('what is kept', () => {
  it('F-3 local outlives the tab, session does not, and each is read back', () => {
    expect(platform.stores.local.write('pl:shop:a', '1')).toEqual({ ok: true, value: undefined });
    platform.stores.session.write('pl:shop:b', '2');
    expect([localStorage.getItem('pl:shop:a'), sessionStorage.getItem('pl:shop:b')]).toEqual(['1', '2']);
    expect(browserPlatform({ widget: 'shop' }).stores.local.read('pl:shop:a')).toBe('1');
    platform.stores.local.remove('pl:shop:a');
    expect(platform.stores.local.read('pl:shop:a')).toBeNull();
  });

  it('F-3 with consent denied nothing is written, and nothing read that an earlier visit left', () => {
    localStorage.setItem('pl:shop:visitor', 'before');
    const denied = browserPlatform({ widget: 'shop', storage: 'denied' });
    expect(denied.stores.local.write('pl:shop:outbox', '[]')).toEqual({ ok: false, problem: 'denied' });
    expect(denied.stores.session.write('pl:shop:draft', '{}')).toEqual({ ok: false, problem: 'denied' });
    expect(denied.stores.local.read('pl:shop:visitor')).toBeNull();
    expect([localStorage.length, sessionStorage.length]).toEqual([1, 0]);
  });

  it('T-3 consent taken back holds from now on, and what was kept can still be removed', () => {
    const { stores } = browserPlatform({ widget: 'shop' });
    const heard: unknown[] = [];
    stores.local.write('pl:shop:visitor', 'before');
    stores.local.onChange('pl:shop:visitor', (text) => heard.push(text));
    stores.allow(false);
    expect(stores.local.read('pl:shop:visitor')).toBeNull();
    expect(stores.local.write('pl:shop:visitor', 'after').ok).toBe(false);
    const change = { key: 'pl:shop:visitor', newValue: 'x', storageArea: localStorage };
    window.dispatchEvent(new StorageEvent('storage', change));
    expect([heard, localStorage.getItem('pl:shop:visitor')]).toEqual([[], 'before']);
    stores.local.remove('pl:shop:visitor');
    expect(localStorage.length).toBe(0);
    stores.allow(true);
    expect(stores.local.write('pl:shop:visitor', 'again').ok).toBe(true);
  });

  const broken: [string, () => Storage | null, string][] = [
    [
      'whose very property throws',
      () => {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
      'denied',
    ],
    ['that is missing', () => undefined as unknown as Storage, 'denied'],
    ['that is null', () => null, 'denied'],
    ['that is full', () => storageThat({ setItem: throwing('QuotaExceededError') }), 'full'],
    ['that is full in Firefox', () => storageThat({ setItem: throwing('NS_ERROR_DOM_QUOTA_REACHED') }), 'full'],
    ['that throws at each write', () => storageThat({ setItem: throwing('SecurityError') }), 'denied'],
    ['that drops writes without a word', () => storageThat({ getItem: () => null }), 'denied'],
    ['that throws at each read', () => storageThat({ getItem: throwing('SecurityError') }), 'denied'],
  ];
  it.each(broken)('F-3 a storage %s never throws, and says why it kept nothing', (_what, open, refusal) => {
    const texts = keptTexts(open, () => true);
    expect(texts.write('key', 'text')).toEqual({ ok: false, problem: refusal });
    expect(texts.read('key')).toBeNull();
    expect(() => texts.remove('key')).not.toThrow();
    expect(() => texts.onChange('key', () => undefined)()).not.toThrow();
  });

  it('F-3 another tab’s changes of this key are told, until nobody listens', () => {
    const heard: (string | null)[] = [];
    const stop = platform.stores.local.onChange('pl:shop:outbox', (text) => heard.push(text));
    const tell = (init: StorageEventInit) => window.dispatchEvent(new StorageEvent('storage', init));
    tell({ key: 'pl:shop:outbox', newValue: '[1]', storageArea: localStorage });
    tell({ key: 'pl:shop:visitor', newValue: 'x', storageArea: localStorage });
    tell({ key: 'pl:shop:outbox', newValue: 'other', storageArea: sessionStorage });
    tell({ key: null, newValue: null, storageArea: localStorage });
    stop();
    tell({ key: 'pl:shop:outbox', newValue: '[2]', storageArea: localStorage });
    expect(heard).toEqual(['[1]', null]);
  });
});

describe('cookies', () => {
  const cookie = { name: 'plb_shop', value: 'plb_0f', secure: false, maxAgeSeconds: 60 };
  const held = (text: string) => vi.spyOn(document, 'cookie', 'get').mockReturnValue(text);
  afterEach(() => vi.restoreAllMocks());

  it('T-4 what was written is there for the next page', () => {
    const { cookies } = browserPlatform({ widget: 'shop' }).stores;
    expect(cookies.write(cookie)).toBe(true);
    expect(browserPlatform({ widget: 'shop' }).stores.cookies.read('plb_shop')).toEqual(['plb_0f']);
  });

  it('T-6 every value of a name is read, and no other name', () => {
    held('a=1; __Secure-pl_shop=x; pl_shop=y; __Secure-pl_shop=z; __Secure-pl_shops=w');
    expect(platform.stores.cookies.read('__Secure-pl_shop')).toEqual(['x', 'z']);
  });

  it.each([
    [{}, 'plb_shop=plb_0f; Path=/; SameSite=Lax; Max-Age=60'],
    [{ domain: 'shop.example' }, 'plb_shop=plb_0f; Path=/; SameSite=Lax; Max-Age=60; Domain=shop.example'],
    [{ name: '__Host-pl_shop', secure: true }, '__Host-pl_shop=plb_0f; Path=/; SameSite=Lax; Max-Age=60; Secure'],
  ])('T-4 a cookie with %j is written as %s', (more, text) => {
    const set = vi.spyOn(document, 'cookie', 'set');
    platform.stores.cookies.write({ ...cookie, ...more });
    expect(set.mock.calls).toEqual([[text]]);
  });

  it.each([
    ['plb_shop', undefined, 'plb_shop=; Path=/; SameSite=Lax; Max-Age=0'],
    ['plb_shop', 'shop.example', 'plb_shop=; Path=/; SameSite=Lax; Max-Age=0; Domain=shop.example'],
    ['__Secure-pl_shop', 'a.b', '__Secure-pl_shop=; Path=/; SameSite=Lax; Max-Age=0; Domain=a.b; Secure'],
  ])('T-10 %s of %s is removed as its browser will have it', (name, domain, text) => {
    held(`${name}=x`);
    const set = vi.spyOn(document, 'cookie', 'set');
    platform.stores.cookies.remove(name, domain);
    expect(set.mock.calls).toEqual([[text]]);
  });

  it('T-3 what is not there is not removed', () => {
    held('plb_shops=x');
    const set = vi.spyOn(document, 'cookie', 'set');
    const remove = vi.spyOn(Storage.prototype, 'removeItem');
    platform.stores.cookies.remove('plb_shop');
    platform.stores.local.remove('pl:shop:session');
    expect([set.mock.calls, remove.mock.calls]).toEqual([[], []]);
  });

  it('T-4 one the browser dropped without a word was not written', () => {
    held('');
    expect(platform.stores.cookies.write(cookie)).toBe(false);
  });

  it('E-8 in a frame where they throw there are none', () => {
    const blocked = (): never => {
      throw new DOMException('The document is sandboxed.', 'SecurityError');
    };
    vi.spyOn(document, 'cookie', 'get').mockImplementation(blocked);
    vi.spyOn(document, 'cookie', 'set').mockImplementation(blocked);
    const { cookies } = platform.stores;
    expect([cookies.read('plb_shop'), cookies.write(cookie)]).toEqual([[], false]);
    expect(() => cookies.remove('plb_shop')).not.toThrow();
  });

  it('T-3 with consent denied none is read or written, and each can be removed', () => {
    held('plb_shop=plb_0f');
    const set = vi.spyOn(document, 'cookie', 'set');
    const { cookies } = browserPlatform({ widget: 'shop', storage: 'denied' }).stores;
    expect([cookies.read('plb_shop'), cookies.write(cookie), set.mock.calls]).toEqual([[], false, []]);
    cookies.remove('plb_shop');
    expect(set).toHaveBeenCalledTimes(1);
  });
});

it.each([
  ['https://www.shop.example:8443', 'www.shop.example', true],
  ['http://www.shop.example', 'www.shop.example', false],
  ['http://localhost:5173', 'localhost', true],
  ['http://[::1]:80', '[::1]', true],
  ['null', '', false],
])('T-1 a page of %s is of the host "%s", secure: %s', (origin, host, secure) => {
  vi.stubGlobal('origin', origin);
  expect(pagePlace()).toEqual({ origin, host, secure });
  vi.unstubAllGlobals();
});

const throwing = (name: string) => (): never => {
  throw new DOMException('No.', name);
};

const storageThat = (broken: Partial<Storage>): Storage => ({
  length: 0,
  clear: () => undefined,
  getItem: () => null,
  key: () => null,
  removeItem: () => undefined,
  setItem: () => undefined,
  ...broken,
});
