import type { PresentedToken, SessionAnswer } from '../../src/domain/session/session.ts';
import { hexId } from './bench.ts';

/** Where the pages of the model are: three hosts of one site over https, one of them over http as well, and another site. */
export const ORIGINS = [
  'https://shop.test',
  'https://www.shop.test',
  'https://account.shop.test',
  'http://www.shop.test',
  'https://other.test',
] as const;

export type Origin = (typeof ORIGINS)[number];

export const isSecure = (origin: Origin): boolean => origin.startsWith('https:');

export const siteOf = (origin: Origin): 'shop.test' | 'other.test' =>
  origin === 'https://other.test' ? 'other.test' : 'shop.test';

/** The cookies that all hosts of a site see; `shared` is a list, since a sibling host can plant a second one. */
interface SiteCookies {
  shared: string[];
  bridge: string | undefined;
}

/** One visitor's browser, as far as a session sees it: what each origin and each site keeps, and what its pages keep. */
export interface ModelBrowser {
  readonly name: string;
  /** What a page of this origin finds, in the order of T-6. */
  presented(origin: Origin): readonly PresentedToken[];
  /** Makes the stores hold what the answer says, and nothing else of ours. */
  keep(origin: Origin, answer: SessionAnswer): void;
  /** The boot of this origin, made at the first call. */
  boot(origin: Origin): string;
  /** What a page of this origin does when the visitor logs out: nothing of ours stays on the site. */
  forget(origin: Origin): void;
  clearStorage(origin: Origin): void;
  clearCookies(): void;
  cookies(site: 'shop.test' | 'other.test'): SiteCookies;
}

export function openBrowser(name: string, nextNumber: () => number): ModelBrowser {
  const own = new Map<Origin, string>();
  const boots = new Map<Origin, string>();
  const none = (): SiteCookies => ({ shared: [], bridge: undefined });
  let jar = { 'shop.test': none(), 'other.test': none() };

  return {
    name,
    presented(origin) {
      const { shared, bridge } = jar[siteOf(origin)];
      const bridges: PresentedToken[] = bridge ? [{ token: bridge, place: 'bridge' }] : [];
      if (!isSecure(origin)) return bridges;
      const mine = own.get(origin);
      const found: PresentedToken[] = mine ? [{ token: mine, place: 'own' }] : [];
      const cookies = shared.filter((token) => token !== mine);
      return [...found, ...cookies.map((token) => ({ token, place: 'shared' as const })), ...bridges].slice(0, 4);
    },
    keep(origin, { secure, bridge }) {
      const cookies = jar[siteOf(origin)];
      cookies.bridge = bridge?.token;
      if (!isSecure(origin)) return;
      cookies.shared = secure ? [secure.token] : [];
      if (secure) own.set(origin, secure.token);
      else own.delete(origin);
    },
    boot(origin) {
      const boot = boots.get(origin) ?? hexId(0xb0070000 + nextNumber());
      boots.set(origin, boot);
      return boot;
    },
    forget(origin) {
      own.delete(origin);
      boots.delete(origin);
      jar[siteOf(origin)] = none();
    },
    clearStorage(origin) {
      own.delete(origin);
      boots.delete(origin);
    },
    clearCookies() {
      jar = { 'shop.test': none(), 'other.test': none() };
    },
    cookies: (site) => jar[site],
  };
}
