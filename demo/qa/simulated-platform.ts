import type { Instant } from '../../src/base/instant.ts';
import { ok, refused } from '../../src/base/result.ts';
import type { CookieJar, KeptTexts, Platform } from '../../src/contract/platform.ts';
import { fakeTabs } from '../../src/testing/fake-tabs.ts';
import { randomId } from '../bench/random-id.ts';
import type { StorageFault } from '../scene.ts';

/** Texts that outlive a reload of the simulated page. */
export interface KeptMaps {
  readonly local: Map<string, string>;
  readonly session: Map<string, string>;
  readonly cookies: Map<string, string>;
}

/** A browser nobody has used. */
export const emptyMaps = (): KeptMaps => ({ local: new Map(), session: new Map(), cookies: new Map() });

/** What a visitor's browser is like; read anew at each use, so that a lever takes effect at once. */
export interface BrowserTraits {
  readonly timeZone: string;
  readonly languages: readonly string[];
  readonly storage: StorageFault;
  readonly visible: boolean;
}

/** A visitor's browser whose time, sleep and storage are in our hands, run beside the real clock. */
export interface SimulatedPlatform {
  readonly platform: Platform;
  /** Time passes: timers fire in their order, each at its own moment. */
  passTo(now: number): void;
  /** The wall clock is set; timers go on as if nothing had happened, as on a device that slept. */
  setClock(now: number): void;
  /** Every timer that waits comes due: what is left of a wait after travelling is nobody's business. */
  ringAll(): void;
  wake(): void;
  leave(): void;
}

export function createSimulatedPlatform(start: number, kept: KeptMaps, traits: () => BrowserTraits): SimulatedPlatform {
  const timers = new Set<{ readonly due: number; readonly call: () => void }>();
  const wakeListeners = new Set<() => void>();
  const leaveListeners = new Set<() => void>();
  /** Milliseconds the page has run; timers count these, and they stand still while the device sleeps. */
  let ran = 0;
  let ahead = start;
  let isAllowed = true;
  const fault = (): StorageFault => (isAllowed ? traits().storage : 'blocked');

  const now = (): number => Math.floor(ahead + ran);
  const listen = (listeners: Set<() => void>, listener: () => void): (() => void) => {
    const own = (): void => listener();
    listeners.add(own);
    return () => void listeners.delete(own);
  };
  const ring = (timer: { readonly call: () => void }): void => {
    if (timers.delete(timer as never)) timer.call();
  };

  return {
    platform: {
      clock: {
        now: () => now() as Instant,
        setTimer(delayMs, call) {
          const timer = { due: ran + Math.max(0, delayMs), call };
          timers.add(timer);
          return () => void timers.delete(timer);
        },
      },
      page: {
        isVisible: () => traits().visible,
        onWake: (listener) => listen(wakeListeners, listener),
        onLeave: (listener) => listen(leaveListeners, listener),
        context: () => ({ url: 'https://lantern.example/', title: 'Lantern & Co' }),
        place: () => ({ origin: 'https://lantern.example', host: 'lantern.example', secure: true }),
        // The simulated page has one route.
        onRoute: () => () => undefined,
        languages: () => traits().languages,
        timeZone: () => traits().timeZone,
      },
      stores: {
        local: keptTexts(kept.local, fault),
        session: keptTexts(kept.session, fault),
        cookies: cookieJar(kept.cookies, fault),
        allow(allowed) {
          isAllowed = allowed;
        },
      },
      tabs: fakeTabs().open(),
      newId: randomId,
      random: Math.random,
    },
    passTo(wall) {
      const until = ran + Math.max(0, wall - now());
      for (;;) {
        const [next] = [...timers].filter(({ due }) => due <= until).sort((a, b) => a.due - b.due);
        if (!next) break;
        ran = Math.max(ran, next.due);
        ring(next);
      }
      ran = until;
      ahead = wall - ran;
    },
    setClock(wall) {
      ahead = wall - ran;
    },
    ringAll() {
      for (const timer of [...timers]) ring(timer);
    },
    wake() {
      for (const listener of [...wakeListeners]) listener();
    },
    leave() {
      for (const listener of [...leaveListeners]) listener();
    },
  };
}

function keptTexts(map: Map<string, string>, fault: () => StorageFault): KeptTexts {
  return {
    read: (key) => (fault() === 'blocked' ? null : (map.get(key) ?? null)),
    write(key, text) {
      if (fault() === 'blocked') return refused('denied');
      if (fault() === 'full') return refused('full');
      map.set(key, text);
      return ok(undefined);
    },
    remove: (key) => void map.delete(key),
    // One simulated browser has one tab.
    onChange: () => () => undefined,
  };
}

/** The cookies of one host. A browser that has no room for texts still has some for these. */
function cookieJar(map: Map<string, string>, fault: () => StorageFault): CookieJar {
  const isOpen = (): boolean => fault() !== 'blocked';
  return {
    read(name) {
      const value = isOpen() ? map.get(name) : undefined;
      return value === undefined ? [] : [value];
    },
    write({ name, value }) {
      if (isOpen()) map.set(name, value);
      return isOpen();
    },
    remove: (name) => void map.delete(name),
  };
}
