import { createEmitter } from '../base/emitter.ts';
import type { Stop } from '../base/stop.ts';
import type { PagePlace, PageSignals, Platform } from '../contract/platform.ts';
import type { PageContext } from '../domain/form/submission.ts';
import { type FakeClock, fakeClock } from './fake-clock.ts';
import { type FakeCookies, fakeCookies } from './fake-cookies.ts';
import { type FakeStorage, fakeStorage } from './fake-storage.ts';
import { type FakeTab, type FakeTabs, fakeTabs } from './fake-tabs.ts';

export interface FakePlatformOptions {
  /** What the visitor's clock shows at the start; default 2026-03-02T10:00:00Z, a Monday. */
  readonly now?: number | Date | string;
  readonly timeZone?: string;
  readonly languages?: readonly string[];
  readonly visible?: boolean;
  readonly page?: PageContext;
  /** Where the first page is served from; default: by the address of `page`. */
  readonly origin?: string;
  /** Domains that no site may set cookies for, beside the single labels; default none. */
  readonly publicSuffixes?: readonly string[];
  /** What the ids are counted from, so that two browsers make different ones; default 0. */
  readonly idsFrom?: number;
  /** Makes `random()` repeatable. */
  readonly seed?: number;
}

/** The page's signals, and the strings by which a test pulls them. */
export interface FakePage extends PageSignals {
  /** Shows or hides the page; showing it tells those who wait for `onWake`, unless `silently`, as in a page that slept. */
  setVisible(visible: boolean, silently?: 'silently'): void;
  /** The network came back, or the page was taken out of the back/forward cache. */
  wake(): void;
  /** The page may be gone from here on (`pagehide`). */
  leave(): void;
  goTo(page: PageContext): void;
  /** The address changes without a new document, which those hear who wait for `onRoute`. */
  route(page: PageContext): void;
  /** How many listeners of ours the page carries. */
  readonly listeners: number;
}

/** A page, its browser and its clock, all in the hands of the test. */
export interface FakePlatform extends Platform {
  readonly clock: FakeClock;
  readonly page: FakePage;
  /** What the browser keeps for this origin, and what this tab keeps for it. */
  readonly storage: { readonly local: FakeStorage; readonly session: FakeStorage };
  /** What the browser keeps for all hosts. */
  readonly cookies: FakeCookies;
  readonly tabs: FakeTab;
  /** What all tabs of this origin share. */
  readonly origin: FakeTabs;
  /** How many ids were made. */
  readonly idsMade: number;
  /** Ends this page, its timers and listeners, and gives the next one of the same tab, over the same storage. */
  reload(): FakePlatform;
  /** The same, but the next page is one of another origin: `http://www.shop.example`. */
  visit(origin: string): FakePlatform;
  /** Another tab of the same browser, at the same origin unless another is named. */
  openTab(origin?: string): FakePlatform;
  /** The tab is closed. */
  close(): void;
  /** The same without a word: no `pagehide`. */
  crash(): void;
}

interface Browser {
  readonly options: FakePlatformOptions;
  readonly time: FakeClock;
  readonly local: Storages;
  readonly tabs: Map<string, FakeTabs>;
  readonly cookies: FakeCookies;
  readonly random: () => number;
  idsMade: number;
}

/** One for each origin. */
type Storages = Map<string, FakeStorage>;

export function fakePlatform(options: FakePlatformOptions = {}): FakePlatform {
  const time = fakeClock(options.now);
  const browser = {
    options,
    time,
    local: new Map(),
    tabs: new Map(),
    cookies: fakeCookies({ ...options, now: time.trueNow }),
    random: seeded(options.seed ?? 1),
    idsMade: 0,
  };
  const page = options.page ?? { url: `${options.origin ?? 'https://shop.example'}/`, title: 'Shop' };
  return openPage(browser, new Map(), options.origin ?? new URL(page.url).origin, page);
}

function openPage(browser: Browser, tab: Storages, origin: string, context: PageContext): FakePlatform {
  const { options, time, cookies } = browser;
  const timers = new Set<Stop>();
  const place = placeOf(origin);
  const page = fakePage(options, place, context);
  const local = storageOf(browser.local, origin);
  const session = storageOf(tab, origin);
  const shared = tabsOf(browser.tabs, origin);
  const tabs = shared.open(place.secure);
  let allowed = true;
  const isAllowed = (): boolean => allowed;
  const stores = {
    local: local.open(isAllowed),
    session: session.open(isAllowed),
    cookies: cookies.open(place, isAllowed),
    allow(next: boolean) {
      allowed = next;
    },
  };
  const clock: FakeClock = Object.create(time, {
    setTimer: {
      value(delayMs: number, call: () => void): Stop {
        const stop = time.setTimer(delayMs, () => {
          timers.delete(stop);
          call();
        });
        timers.add(stop);
        return () => {
          timers.delete(stop);
          stop();
        };
      },
    },
  });

  const crash = (): void => {
    for (const stop of [...timers]) stop();
    timers.clear();
    page.end();
    stores.local.close();
    stores.session.close();
    tabs.close();
  };
  const end = (): void => {
    page.leave();
    crash();
  };
  const open = (inTab: Storages, at: string): FakePlatform =>
    openPage(browser, inTab, at, at === origin ? page.context() : { url: `${at}/` });

  return {
    clock,
    page,
    stores,
    storage: { local, session },
    cookies,
    tabs,
    origin: shared,
    newId: () => ((options.idsFrom ?? 0) + ++browser.idsMade).toString(16).padStart(32, '0'),
    random: browser.random,
    get idsMade() {
      return browser.idsMade;
    },
    reload() {
      end();
      return open(tab, origin);
    },
    visit(next) {
      end();
      return open(tab, next);
    },
    openTab: (at = origin) => open(new Map(), at),
    close: end,
    crash,
  };
}

function storageOf(storages: Storages, origin: string): FakeStorage {
  const storage = storages.get(origin) ?? fakeStorage();
  storages.set(origin, storage);
  return storage;
}

function tabsOf(origins: Map<string, FakeTabs>, origin: string): FakeTabs {
  const tabs = origins.get(origin) ?? fakeTabs();
  origins.set(origin, tabs);
  return tabs;
}

function placeOf(origin: string): PagePlace {
  const { hostname, protocol } = new URL(origin);
  const isLoopback = /^(.+\.)?localhost$|^127\.|^\[::1\]$/.test(hostname);
  return { origin, host: hostname, secure: protocol === 'https:' || isLoopback };
}

function fakePage(
  { visible = true, languages = ['en'], timeZone = 'UTC' }: FakePlatformOptions,
  place: PagePlace,
  page: PageContext,
): FakePage & { end(): void } {
  const thrown = (error: unknown): never => {
    throw error;
  };
  let wakes = createEmitter<void>(thrown);
  let leaves = createEmitter<void>(thrown);
  let routes = createEmitter<void>(thrown);
  let isVisible = visible;
  let context = page;
  return {
    isVisible: () => isVisible,
    onWake: (listener) => wakes.on(listener),
    onLeave: (listener) => leaves.on(listener),
    onRoute: (listener) => routes.on(listener),
    context: () => context,
    place: () => place,
    languages: () => languages,
    timeZone: () => timeZone,
    setVisible(next, silently) {
      isVisible = next;
      if (next && !silently) wakes.emit();
    },
    wake: () => wakes.emit(),
    leave: () => leaves.emit(),
    goTo(next) {
      context = next;
    },
    route(next) {
      context = next;
      routes.emit();
    },
    get listeners() {
      return wakes.size + leaves.size + routes.size;
    },
    end() {
      wakes = createEmitter(thrown);
      leaves = createEmitter(thrown);
      routes = createEmitter(thrown);
    },
  };
}

/** Mulberry32: small, and the same everywhere. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
