import { describe, expect, it } from 'vitest';
import { fakePlatform } from '../../src/testing/fake-platform.ts';

describe('the fake platform', () => {
  it('keeps what a browser keeps over a reload, and ends the page’s timers and listeners', async () => {
    const before = fakePlatform();
    before.stores.local.write('a', '1');
    before.stores.session.write('b', '2');
    before.clock.setTimer(10, () => expect.unreachable());
    before.page.onWake(() => expect.unreachable());
    before.stores.local.onChange('a', () => expect.unreachable());
    let left = 0;
    before.page.onLeave(() => left++);
    const after = before.reload();
    expect([after.stores.local.read('a'), after.stores.session.read('b')]).toEqual(['1', '2']);
    expect([left, before.page.listeners, after.clock.timers, after.storage.local.listeners]).toEqual([1, 0, 0, 0]);
    before.page.wake();
    after.openTab().stores.local.write('a', '3');
    await after.clock.advance(20);
  });

  it('another tab shares the time, the ids and the local store, not the session', async () => {
    const here = fakePlatform();
    const there = here.openTab();
    here.stores.session.write('b', '2');
    const heard: (string | null)[] = [];
    there.stores.local.onChange('a', (text) => heard.push(text));
    here.stores.local.write('a', '1');
    here.stores.local.remove('a');
    there.stores.local.write('a', 'own');
    expect(heard).toEqual(['1', null]);
    expect(there.stores.session.read('b')).toBeNull();
    await here.clock.advance(1_000);
    expect(there.clock.now()).toBe(here.clock.now());
    expect(here.newId()).not.toBe(there.newId());
    expect(here.idsMade).toBe(2);
  });

  it('counts only the page’s own timers out when it is reloaded', () => {
    const here = fakePlatform();
    const there = here.openTab();
    here.clock.setTimer(10, () => undefined);
    there.clock.setTimer(10, () => undefined);
    here.reload();
    expect(there.clock.timers).toBe(1);
  });

  it.each([
    ['denied', null],
    ['full', 'before'],
  ] as const)('a storage that is %s refuses writes, and shows what it would', (refusal, read) => {
    const { stores, storage } = fakePlatform();
    stores.local.write('a', 'before');
    storage.local.refusal = refusal;
    expect(stores.local.write('a', 'after')).toEqual({ ok: false, problem: refusal });
    expect(stores.local.read('a')).toBe(read);
    storage.local.refusal = null;
    expect(stores.local.read('a')).toBe('before');
    expect(storage.local.writes).toBe(2);
  });

  it('is seen or not, and says so unless it is told to do it silently', () => {
    const { page } = fakePlatform({ visible: false });
    let wakes = 0;
    const stop = page.onWake(() => wakes++);
    page.setVisible(true);
    page.setVisible(false);
    page.setVisible(true, 'silently');
    expect([page.isVisible(), wakes, page.listeners]).toEqual([true, 1, 1]);
    stop();
    expect(page.listeners).toBe(0);
  });

  it('its random numbers are the same for the same seed, and look like random ones', () => {
    const draw = (seed: number): number[] => {
      const { random } = fakePlatform({ seed });
      return Array.from({ length: 1_000 }, () => random());
    };
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    const mean = draw(7).reduce((sum, one) => sum + one, 0) / 1_000;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.05);
    expect(draw(7).every((one) => one >= 0 && one < 1)).toBe(true);
  });

  it('stands where the test says', () => {
    const { page, clock } = fakePlatform({
      now: '2026-10-25T00:59:59Z',
      timeZone: 'Europe/Vilnius',
      languages: ['lt'],
    });
    page.goTo({ url: 'https://shop.example/lamps' });
    expect([clock.now(), page.timeZone(), page.languages()]).toEqual([1_792_889_999_000, 'Europe/Vilnius', ['lt']]);
    expect(page.context()).toEqual({ url: 'https://shop.example/lamps' });
  });

  it('goes from origin to origin with one tab: cookies by host, storage by origin, each found again', () => {
    const first = fakePlatform({ origin: 'https://www.shop.example' });
    first.stores.local.write('a', '1');
    first.stores.session.write('b', '2');
    const second = first.visit('http://www.shop.example');
    expect([second.stores.local.read('a'), second.stores.session.read('b')]).toEqual([null, null]);
    expect(second.page.context()).toEqual({ url: 'http://www.shop.example/' });
    const back = second.visit('https://www.shop.example');
    expect([back.stores.local.read('a'), back.stores.session.read('b')]).toEqual(['1', '2']);
    expect(back.openTab().stores.session.read('b')).toBeNull();
  });

  it.each([
    ['https://www.shop.example:8443', 'www.shop.example', true],
    ['http://shop.example', 'shop.example', false],
    ['http://localhost:5173', 'localhost', true],
    ['http://app.localhost', 'app.localhost', true],
    ['http://127.0.0.1', '127.0.0.1', true],
    ['http://[::1]:80', '[::1]', true],
    ['http://localhost.example', 'localhost.example', false],
  ])('a page of %s is at %s, fit for secure tokens: %s', (origin, host, secure) => {
    expect(fakePlatform({ origin }).page.place()).toEqual({ origin, host, secure });
  });

  it('a route of a single-page application is heard, and is where the page is', () => {
    const { page } = fakePlatform();
    const heard: string[] = [];
    const stop = page.onRoute(() => heard.push(page.context().url));
    page.route({ url: 'https://shop.example/lamps' });
    stop();
    page.route({ url: 'https://shop.example/chairs' });
    expect(heard).toEqual(['https://shop.example/lamps']);
  });

  it('where the visitor allows nothing, nothing is read or written, and what is there may be removed', () => {
    const { stores, storage } = fakePlatform();
    stores.local.write('a', '1');
    stores.allow(false);
    expect([stores.local.read('a'), stores.local.write('a', '2')]).toEqual([null, { ok: false, problem: 'denied' }]);
    expect(storage.local.writes).toBe(1);
    stores.allow(true);
    expect(stores.local.read('a')).toBe('1');
    stores.allow(false);
    stores.local.remove('a');
    expect(storage.local.texts.size).toBe(0);
  });
});
