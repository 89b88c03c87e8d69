import { isWithinDomain } from '../../domain/access/is-within-domain.ts';

/** What the owner set about cookies. */
export interface CookieRules {
  readonly cookieDomain?: string | undefined;
  readonly scope?: 'site' | 'host' | undefined;
}

/**
 * The domains to try for a host's cookies, best first (T-5); none: only the host's own will do.
 *
 * The owner's word comes first where it is true of this host; behind it all its suffixes, widest first. Which of those
 * the browser takes only a probe can tell, since no short list of public suffixes is right for long.
 */
export function cookieDomains(host: string, { cookieDomain, scope }: CookieRules): readonly string[] {
  if (scope === 'host' || !canHaveParents(host)) return [];
  const suffixes = parentDomains(host);
  const configured = cookieDomain && plainDomain(cookieDomain);
  if (!configured || !isWithinDomain(host, configured)) return suffixes;
  return [configured, ...suffixes.filter((suffix) => suffix !== configured)];
}

/** The host and all above it but the last label, widest first: where a cookie of ours may ever have been put. */
export function parentDomains(host: string): readonly string[] {
  if (!canHaveParents(host)) return [];
  const labels = host.split('.');
  return labels.slice(1).map((_label, index) => labels.slice(-2 - index).join('.'));
}

/** As owners write it: `.Shop.example` is `shop.example`. */
export const plainDomain = (domain: string): string => domain.trim().toLowerCase().replace(/^\.+/, '');

/** Addresses, single labels (`localhost`) and hosts with a dot at their end have no domain of their own. */
const canHaveParents = (host: string): boolean =>
  !/^[\d.]+$|[[\]:]/.test(host) && host.includes('.') && host.split('.').every((label) => label !== '');
