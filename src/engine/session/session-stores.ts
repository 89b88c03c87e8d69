import type { Stop } from '../../base/stop.ts';
import type { PagePlace, Stores } from '../../contract/platform.ts';
import { isWithinDomain } from '../../domain/access/is-within-domain.ts';
import type { Finding } from '../../domain/doctor/finding.ts';
import type { PresentedToken } from '../../domain/session/session.ts';
import { bridgeCookie, hostCookie, probeCookie, sessionKey, sharedCookie } from '../keys.ts';
import { type CookieRules, cookieDomains, parentDomains, plainDomain } from './cookie-domain.ts';
import { isToken } from './is-token.ts';
import { type KeptSession, readKeptSession, writeKeptSession } from './kept-session.ts';

const DAY_SECONDS = 86_400;
const SECURE_SECONDS = 180 * DAY_SECONDS;
const PROBE_SECONDS = 10;

/** What the owner set about the session's stores. */
export interface StoreRules extends CookieRules {
  readonly secure?: 'auto' | 'always' | undefined;
  /** The chat server's own host, which some owners take for `cookieDomain` (S02). */
  readonly serverHost?: string | undefined;
}

/** What an answer gave this page to keep. */
export interface Held {
  readonly secure: string | null;
  readonly bridge: string | null;
  readonly who: string;
  readonly verified: boolean;
}

export interface SessionStoresOptions {
  readonly widget: string;
  readonly place: PagePlace;
  readonly stores: Stores;
  rules(): StoreRules;
  newId(): string;
  onFinding(finding: Finding): void;
}

/**
 * The session in the browser's stores: local storage and cookies, on this host and its parents (T-4 to T-6).
 *
 * A page over plain http sees and leaves the bridge alone: its local storage and cookies are in the hands of whoever is
 * on the network path. Each write is read back, and one that did not stick is a finding, never an error.
 */
export interface SessionStores {
  /** The session in local storage, if this page may have one there. */
  kept(): KeptSession | null;
  /** Whether local storage holds nothing under our key, not even rubbish. */
  isRemoved(): boolean;
  /** All tokens of the right shape, in the order of T-6; everything else is passed over. */
  present(): readonly PresentedToken[];
  /** Keeps exactly this, and removes all else of ours; whether it will be found again. */
  keep(held: Held): boolean;
  clear(): void;
  /** Another tab wrote or removed the session in local storage. */
  onChange(listener: () => void): Stop;
}

export function openSessionStores(options: SessionStoresOptions): SessionStores {
  const { widget, place, stores, rules, onFinding } = options;
  const { local, cookies } = stores;
  const key = sessionKey(widget);
  const shared = sharedCookie(widget);
  const host = hostCookie(widget);
  const bridge = bridgeCookie(widget);
  const everywhere = [undefined, ...parentDomains(place.host)];
  /** The last domain found by a probe, and for which rules. */
  let probed: { readonly tried: string; readonly domain: string } | null = null;

  /** The domain the browser takes cookies for; undefined: the host alone. */
  function domain(): string | undefined {
    const { cookieDomain } = rules();
    const configured = cookieDomain && plainDomain(cookieDomain);
    if (configured && !isWithinDomain(place.host, configured)) {
      const { serverHost } = rules();
      const isServer = serverHost !== undefined && isWithinDomain(serverHost, configured);
      onFinding({ code: 'S02', cookieDomain: configured, host: place.host, isServer });
    }
    const candidates = cookieDomains(place.host, rules());
    const tried = candidates.join(' ');
    if (probed?.tried === tried) return probed.domain;
    const found = candidates.find(sticks);
    // Nothing found may mean that nothing may be kept yet.
    probed = found === undefined ? null : { tried, domain: found };
    return found;
  }

  function sticks(candidate: string): boolean {
    const name = probeCookie(widget);
    const secure = place.origin.startsWith('https:');
    const probe = { name, value: options.newId(), domain: candidate, secure, maxAgeSeconds: PROBE_SECONDS };
    const stuck = cookies.write(probe);
    if (stuck) cookies.remove(name, candidate);
    return stuck;
  }

  const removeCookie = (name: string, at: readonly (string | undefined)[] = everywhere): void => {
    if (cookies.read(name).length > 0) for (const one of at) cookies.remove(name, one);
  };

  /** Writes one cookie and leaves no other of its name; false where it did not stick. */
  function keepCookie(name: string, value: string, at: string | undefined, maxAgeSeconds: number): boolean {
    const cookie = { name, value, domain: at, secure: name !== bridge, maxAgeSeconds };
    if (!cookies.write(cookie)) return false;
    if (cookies.read(name).length === 1) return true;
    removeCookie(
      name,
      everywhere.filter((one) => one !== at),
    );
    // On a host that is a public suffix its own domain and the host alone are one and the same cookie.
    return cookies.read(name).includes(value) || cookies.write(cookie);
  }

  function keepSecure({ secure, who, verified }: Held, at: string | undefined): boolean {
    if (!place.secure || secure === null) {
      local.remove(key);
      removeCookie(shared);
      removeCookie(host);
      return false;
    }
    const written = local.write(key, writeKeptSession({ token: secure, who, verified }));
    if (!written.ok) onFinding(written.problem === 'full' ? { code: 'S07' } : { code: 'S06', store: 'local' });
    const isShared = at !== undefined && keepCookie(shared, secure, at, SECURE_SECONDS);
    const isHost = !isShared && keepCookie(host, secure, undefined, SECURE_SECONDS);
    if (!isShared) removeCookie(shared);
    if (!isHost) removeCookie(host);
    // On loopback some browsers take no `Secure` cookie, which is no fault of the owner's.
    if (!isShared && !isHost && place.origin.startsWith('https:'))
      onFinding({ code: 'S08', cookie: at ? shared : host });
    return written.ok || isShared || isHost;
  }

  function keepBridge({ bridge: value }: Held, at: string | undefined): boolean {
    const isForced = rules().secure === 'always';
    if (isForced && !place.secure) onFinding({ code: 'S03', origin: place.origin });
    if (value === null || isForced) {
      removeCookie(bridge);
      return false;
    }
    const stuck = keepCookie(bridge, value, at, DAY_SECONDS);
    if (!stuck && !place.secure) onFinding({ code: 'S08', cookie: bridge });
    return stuck;
  }

  function readCookie(name: string): readonly string[] {
    const values = cookies.read(name);
    if (values.length > 1) onFinding({ code: 'S09', cookie: name, count: values.length });
    return values;
  }

  const kept = (): KeptSession | null => (place.secure ? readKeptSession(local.read(key)) : null);

  return {
    kept,
    isRemoved: () => place.secure && local.read(key) === null,
    present() {
      const found = new Map<string, PresentedToken>();
      const add = (place: PresentedToken['place'], tokens: readonly unknown[]): void => {
        const prefix = place === 'bridge' ? 'plb' : 'pl1';
        for (const token of tokens) if (isToken(token, prefix) && !found.has(token)) found.set(token, { token, place });
      };
      if (place.secure) {
        add('own', [kept()?.token, ...readCookie(host)]);
        add('shared', readCookie(shared));
      }
      add('bridge', readCookie(bridge));
      return [...found.values()];
    },
    keep(held) {
      const at = domain();
      const isSecureKept = keepSecure(held, at);
      return keepBridge(held, at) || isSecureKept;
    },
    clear() {
      local.remove(key);
      // Not only what can be seen: where nothing may be read, what was kept before is to go all the same.
      for (const name of [shared, host, bridge]) for (const one of everywhere) cookies.remove(name, one);
    },
    onChange: (listener) => local.onChange(key, () => listener()),
  };
}
