import type { CookieJar, PagePlace } from '../contract/platform.ts';

export interface FakeCookie {
  readonly name: string;
  readonly value: string;
  /** Who sees it: this host, and below it all others unless `hostOnly`. */
  readonly domain: string;
  readonly hostOnly: boolean;
  readonly secure: boolean;
  /** By the clock that nobody turns. */
  readonly expiresAt: number;
}

/** All cookies of a browser, whichever host set them, with the rules by which browsers take and show them. */
export interface FakeCookies {
  /** Oldest first, the expired ones too. */
  readonly kept: FakeCookie[];
  /** From now on no page reads or writes any, as where the visitor blocks cookies. */
  blocked: boolean;
  /** How often something was written or removed, tried or done. */
  writes: number;
  /** Puts a cookie there as another host, a server or a former version of ours may have done. */
  plant(cookie: Partial<FakeCookie> & Pick<FakeCookie, 'name' | 'value'>): void;
  /** The jar as pages of one place see it, while the visitor allows that anything is kept. */
  open(place: PagePlace, isAllowed?: () => boolean): CookieJar;
}

export interface FakeCookiesOptions {
  readonly now: () => number;
  /** Domains under which strangers register theirs; single labels always are. */
  readonly publicSuffixes?: readonly string[];
}

export function fakeCookies({ now, publicSuffixes = [] }: FakeCookiesOptions): FakeCookies {
  const kept: FakeCookie[] = [];
  const isPublic = (domain: string): boolean => !domain.includes('.') || publicSuffixes.includes(domain);

  const put = (cookie: FakeCookie): void => {
    const old = kept.findIndex((one) => isSame(one, cookie));
    // Browsers list a cookie that is written anew at the place of the old one.
    if (old >= 0) kept[old] = cookie;
    else kept.push(cookie);
  };

  const seenBy = ({ host, origin }: PagePlace): FakeCookie[] =>
    kept.filter(
      (cookie) =>
        cookie.expiresAt > now() &&
        (cookie.hostOnly ? cookie.domain === host : isWithin(host, cookie.domain)) &&
        (!cookie.secure || isHttps(origin)),
    );

  return {
    kept,
    blocked: false,
    writes: 0,
    plant: ({ domain = 'shop.example', hostOnly = false, secure = false, expiresAt = Number.MAX_VALUE, ...rest }) =>
      put({ domain, hostOnly, secure, expiresAt, ...rest }),

    open(place, isAllowed = () => true) {
      const { host, origin } = place;

      /** The cookie's key as this page may write it; null: the browser takes no notice. */
      const asTaken = (name: string, domain: string | undefined, secure: boolean): Omit<FakeCookie, 'value'> | null => {
        if (this.blocked || (secure && !isHttps(origin))) return null;
        if (domain !== undefined && (!isWithin(host, domain) || (isPublic(domain) && domain !== host))) return null;
        if (name.startsWith('__Secure-') && !secure) return null;
        if (name.startsWith('__Host-') && (!secure || domain !== undefined)) return null;
        const hostOnly = domain === undefined || isPublic(domain);
        const taken = { name, domain: domain ?? host, hostOnly, secure, expiresAt: 0 };
        // A page over http can neither overwrite nor hide what a secure one has set.
        const hides = kept.some(
          (one) =>
            one.name === name &&
            one.secure &&
            (isWithin(one.domain, taken.domain) || isWithin(taken.domain, one.domain)),
        );
        return hides && !isHttps(origin) ? null : taken;
      };

      return {
        read: (name) =>
          this.blocked || !isAllowed()
            ? []
            : seenBy(place)
                .filter((cookie) => cookie.name === name)
                .map(({ value }) => value),
        write: ({ name, value, domain, secure, maxAgeSeconds }) => {
          if (!isAllowed()) return false;
          this.writes++;
          const taken = fitsInCookie(name, value) ? asTaken(name, domain, secure) : null;
          if (taken) put({ ...taken, value, expiresAt: now() + maxAgeSeconds * 1_000 });
          return !this.blocked && seenBy(place).some((cookie) => cookie.name === name && cookie.value === value);
        },
        remove: (name, domain) => {
          this.writes++;
          const taken = asTaken(name, domain, isHttps(origin));
          const index = taken ? kept.findIndex((one) => isSame(one, taken)) : -1;
          if (index >= 0) kept.splice(index, 1);
        },
      };
    },
  };
}

type CookieKey = Pick<FakeCookie, 'name' | 'domain' | 'hostOnly'>;

const isSame = (one: CookieKey, other: CookieKey): boolean =>
  one.name === other.name && one.domain === other.domain && one.hostOnly === other.hostOnly;

const isHttps = (origin: string): boolean => origin.startsWith('https:');

/** Whether `host` is `domain` or below it; addresses have nothing below them. */
const isWithin = (host: string, domain: string): boolean =>
  host === domain || (host.endsWith(`.${domain}`) && !/^[\d.]+$|:/.test(host));

const fitsInCookie = (name: string, value: string): boolean =>
  name.length + value.length <= 4_096 && !/[;\p{Cc}]/u.test(name + value);
