import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gatePlatform } from '../../src/adapters/browser/gate-platform.ts';
import { keptTexts } from '../../src/adapters/browser/kept-texts.ts';
import { pageAddress } from '../../src/adapters/browser/page-context.ts';
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
    const texts = keptTexts(open);
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
