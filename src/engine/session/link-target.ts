import type { PagePlace } from '../../contract/platform.ts';
import { isWithinDomain } from '../../domain/access/is-within-domain.ts';
import { isAllowedOrigin } from '../../domain/access/origin.ts';
import { plainDomain } from './cookie-domain.ts';

/** Where the visitor is, and where the session may be carried to. */
export interface LinkRules {
  readonly place: PagePlace;
  /** The page's address, against which a relative link is read. */
  readonly base: string;
  /** `https://www.other.example`, `https://*.other.example`. */
  readonly linkDomains: readonly string[];
  /** The domain whose hosts share this page's cookies; unknown or none: left out. */
  readonly cookieDomain?: string | undefined;
}

/**
 * The origin a link leads to where the session needs a code to come along (T-9), else null. It needs none within one
 * origin, nor where the cookie comes along anyway, and it goes nowhere the owner does not list.
 */
export function linkTarget(href: string, { place, base, linkDomains, cookieDomain }: LinkRules): string | null {
  const target = readUrl(href, base);
  if (!target || !/^https?:$/.test(target.protocol) || target.origin === place.origin) return null;
  // An empty list allows everything where it is about pages; here it means that nothing was set up.
  if (linkDomains.length === 0 || !isAllowedOrigin(linkDomains, target.origin)) return null;
  return sharesCookies(place, target, cookieDomain) ? null : target.origin;
}

function sharesCookies(place: PagePlace, target: URL, cookieDomain: string | undefined): boolean {
  const isHttps = place.origin.startsWith('https:') && target.protocol === 'https:';
  if (isHttps && place.host === target.hostname) return true;
  const domain = cookieDomain && plainDomain(cookieDomain);
  return Boolean(isHttps && domain && isWithinDomain(place.host, domain) && isWithinDomain(target.hostname, domain));
}

function readUrl(href: string, base: string): URL | null {
  try {
    return new URL(href, base);
  } catch {
    return null;
  }
}
