import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { onPageLanguage } from '../../src/adapters/browser/page-language.ts';
import { onRoute } from '../../src/adapters/browser/route-signals.ts';
import type { Stop } from '../../src/base/stop.ts';

let routes: number;
let stop: Stop;
const listen = (): void => {
  routes = 0;
  stop = onRoute(() => routes++);
};

beforeEach(() => history.replaceState(null, '', '/lamps?page=1'));
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

/** What a page does to its address, and how many routes that is. */
const CHANGES: readonly (readonly [what: string, address: string, routes: number])[] = [
  ['another path', '/porches?page=1', 1],
  ['another query', '/lamps?page=2', 1],
  ['the same address with another state', '/lamps?page=1', 0],
  ['a place in the same page', '/lamps?page=1#more', 0],
  ['a route of an old router', '/lamps?page=1#/brass', 1],
  ['a route of an older one', '/lamps?page=1#!brass', 1],
];

describe('with the Navigation API', () => {
  const navigation = new EventTarget();
  beforeEach(() => {
    vi.stubGlobal('navigation', navigation);
    listen();
  });

  it.each(CHANGES)('E-2 %s, pushed by the page, is told as often as it is a route', (_what, address, count) => {
    history.pushState({ scrolled: 12 }, '', address);
    navigation.dispatchEvent(new Event('currententrychange'));
    expect(routes).toBe(count);
  });

  it('E-2 nothing is told twice, or after it was stopped', () => {
    history.pushState(null, '', '/porches');
    navigation.dispatchEvent(new Event('currententrychange'));
    window.dispatchEvent(new Event('popstate'));
    expect(routes).toBe(1);
    stop();
    history.pushState(null, '', '/chairs');
    navigation.dispatchEvent(new Event('currententrychange'));
    expect(routes).toBe(1);
  });
});

describe('without it', () => {
  beforeEach(() => {
    vi.stubGlobal('navigation', undefined);
    listen();
  });

  it.each(CHANGES)('E-2 %s, by the visitor’s own way, is told as often as it is a route', (_what, address, count) => {
    history.replaceState(null, '', address);
    window.dispatchEvent(new Event('popstate'));
    window.dispatchEvent(new Event('hashchange'));
    expect(routes).toBe(count);
  });

  it('E-2 the page’s history is left as it was found', () => {
    expect([Object.hasOwn(history, 'pushState'), Object.hasOwn(history, 'replaceState')]).toEqual([false, false]);
    stop();
    history.replaceState(null, '', '/chairs');
    window.dispatchEvent(new Event('popstate'));
    expect(routes).toBe(0);
  });
});

it('E-2 the page’s language is followed whenever it changes, until nobody listens', async () => {
  const heard: string[] = [];
  stop = onPageLanguage(() => heard.push(document.documentElement.lang));
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  document.documentElement.lang = 'de';
  await settle();
  document.documentElement.className = 'dark';
  await settle();
  stop();
  document.documentElement.lang = 'ar';
  await settle();
  document.documentElement.removeAttribute('lang');
  expect(heard).toEqual(['de']);
});
