import type { Instant } from '../base/instant.ts';
import type { Result } from '../base/result.ts';
import type { Stop } from '../base/stop.ts';
import type { PageContext } from '../domain/form/submission.ts';

/**
 * What the engine needs from the place it runs in: a browser page, a test, the QA page with its own time.
 *
 * The engine touches neither globals nor the DOM; all that is outside comes in through here. `browserPlatform` in
 * `adapters/browser/` is the real one, `fakePlatform` in `porchlight/testing` the one tests drive.
 */
export interface Platform {
  readonly clock: Clock;
  readonly page: PageSignals;
  readonly stores: Stores;
  readonly tabs: Tabs;
  /** 128 random bits as 32 lower-case hex digits. */
  newId(): string;
  /** A number in [0, 1) for spreading retries; never for secrets. */
  random(): number;
}

/** The visitor's clock, right or wrong, and timers that may fire late but never early by it. */
export interface Clock {
  now(): Instant;
  /** Calls once after `delayMs` (at most 2,147,483,647; longer waits are split by the caller). */
  setTimer(delayMs: number, call: () => void): Stop;
}

/** What the page tells: whether somebody may be looking, and when it came back from sleep, cache or no network. */
export interface PageSignals {
  isVisible(): boolean;
  /** Became visible, was shown from the back/forward cache, or got its network back. */
  onWake(listener: () => void): Stop;
  /** May be gone for good at any moment from here on: save and send what must not be lost (`pagehide`). */
  onLeave(listener: () => void): Stop;
  /** Address (no credentials, no fragment), title and referrer at this moment. */
  context(): PageContext;
  /** Where the page was served from; the same for as long as it lives. */
  place(): PagePlace;
  /** The address changed without a new document: a route of a single-page application. */
  onRoute(listener: () => void): Stop;
  /** BCP 47 tags the visitor prefers, best first. */
  languages(): readonly string[];
  timeZone(): string;
}

export interface PagePlace {
  /** `https://www.shop.example`, with its port if it is not the usual one. */
  readonly origin: string;
  /** Lower case, without port: `www.shop.example`. */
  readonly host: string;
  /** Over https, or on loopback: what may hold a secure token (T-1). */
  readonly secure: boolean;
}

/** What the open tabs of one origin have in common (D-8). Touches nothing until it is asked to. */
export interface Tabs {
  /**
   * Waits for its turn to be the one that holds `name`, of all who ask for it in any tab, and holds it until `Stop`, or
   * until the page is gone; `onHeld` is called once and never within this call. null: this page has no locks (plain http),
   * and each tab is on its own.
   */
  hold(name: string, onHeld: () => void): Stop | null;
  /** Hears what other tabs say under this name, and says something to them. */
  meet(name: string, listener: (said: unknown) => void): TabTalk;
}

export interface TabTalk {
  /** Whatever can be cloned. Everybody else who meets there hears it, in this tab too; after `leave` nobody does. */
  say(message: unknown): void;
  readonly leave: Stop;
}

/** Where things may be kept. `session` ends with the tab, `local` outlives it; either may be denied. */
export interface Stores {
  readonly local: KeptTexts;
  readonly session: KeptTexts;
  readonly cookies: CookieJar;
  /**
   * The visitor's word on keeping things (T-3). From `allow(false)` on nothing is read and every write is refused; what
   * was kept stays until it is removed, which is always possible. `allow(true)` takes that back.
   */
  allow(allowed: boolean): void;
}

/** The cookies this page's script can see. */
export interface CookieJar {
  /** Every value under this name, as the browser orders them: parents and paths may each have one. */
  read(name: string): readonly string[];
  /** Writes, and reads back: false where the browser did not keep it, or nothing may be kept. */
  write(cookie: NewCookie): boolean;
  /** Removes the one of this domain; undefined: the host's own. */
  remove(name: string, domain?: string): void;
}

export interface NewCookie {
  readonly name: string;
  readonly value: string;
  /** A parent of the host or the host itself, without leading dot; undefined: the host alone. */
  readonly domain?: string | undefined;
  readonly secure: boolean;
  readonly maxAgeSeconds: number;
}

/** Why a text could not be kept: nothing may be kept here (blocked, consent denied), or there is no room. */
export type KeepRefusal = 'denied' | 'full';

/**
 * Texts by key. Synchronous, because a page that is leaving gets no second turn.
 * A write counts only once it has been read back: browsers drop some writes without a word.
 */
export interface KeptTexts {
  read(key: string): string | null;
  write(key: string, text: string): Result<void, KeepRefusal>;
  remove(key: string): void;
  /** Another tab changed this key. Never called for writes of this tab. */
  onChange(key: string, listener: (text: string | null) => void): Stop;
}
