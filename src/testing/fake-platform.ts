import { createEmitter } from '../base/emitter.ts';
import type { Stop } from '../base/stop.ts';
import type { PageSignals, Platform } from '../contract/platform.ts';
import type { PageContext } from '../domain/form/submission.ts';
import { type FakeClock, fakeClock } from './fake-clock.ts';
import { type FakeStorage, fakeStorage } from './fake-storage.ts';

export interface FakePlatformOptions {
  /** What the visitor's clock shows at the start; default 2026-03-02T10:00:00Z, a Monday. */
  readonly now?: number | Date | string;
  readonly timeZone?: string;
  readonly languages?: readonly string[];
  readonly visible?: boolean;
  readonly page?: PageContext;
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
  /** How many listeners of ours the page carries. */
  readonly listeners: number;
}

/** A page, its browser and its clock, all in the hands of the test. */
export interface FakePlatform extends Platform {
  readonly clock: FakeClock;
  readonly page: FakePage;
  /** What the browser keeps for the site, and what this tab keeps. */
  readonly storage: { readonly local: FakeStorage; readonly session: FakeStorage };
  /** How many ids were made. */
  readonly idsMade: number;
  /** Ends this page, its timers and listeners, and gives the next one of the same tab, over the same storage. */
  reload(): FakePlatform;
  /** Another tab of the same browser. */
  openTab(): FakePlatform;
}

interface Browser {
  readonly options: FakePlatformOptions;
  readonly time: FakeClock;
  readonly local: FakeStorage;
  readonly random: () => number;
  idsMade: number;
}

export function fakePlatform(options: FakePlatformOptions = {}): FakePlatform {
  const browser = {
    options,
    time: fakeClock(options.now),
    local: fakeStorage(),
    random: seeded(options.seed ?? 1),
    idsMade: 0,
  };
  return openPage(browser, fakeStorage());
}

function openPage(browser: Browser, session: FakeStorage): FakePlatform {
  const { options, time } = browser;
  const timers = new Set<Stop>();
  const page = fakePage(options);
  const stores = { local: browser.local.open(), session: session.open() };
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

  return {
    clock,
    page,
    stores,
    storage: { local: browser.local, session },
    newId: () => (++browser.idsMade).toString(16).padStart(32, '0'),
    random: browser.random,
    get idsMade() {
      return browser.idsMade;
    },
    reload() {
      page.leave();
      for (const stop of [...timers]) stop();
      timers.clear();
      page.end();
      stores.local.close();
      stores.session.close();
      return openPage(browser, session);
    },
    openTab: () => openPage(browser, fakeStorage()),
  };
}

function fakePage({
  visible = true,
  languages = ['en'],
  timeZone = 'UTC',
  page = { url: 'https://shop.example/', title: 'Shop' },
}: FakePlatformOptions): FakePage & { end(): void } {
  const thrown = (error: unknown): never => {
    throw error;
  };
  let wakes = createEmitter<void>(thrown);
  let leaves = createEmitter<void>(thrown);
  let isVisible = visible;
  let context = page;
  return {
    isVisible: () => isVisible,
    onWake: (listener) => wakes.on(listener),
    onLeave: (listener) => leaves.on(listener),
    context: () => context,
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
    get listeners() {
      return wakes.size + leaves.size;
    },
    end() {
      wakes = createEmitter(thrown);
      leaves = createEmitter(thrown);
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
