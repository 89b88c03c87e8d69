import { isAllowedOrigin } from '../access/origin.ts';
import type { Finding } from '../doctor/finding.ts';
import type { PageContext } from '../form/submission.ts';
import type { WidgetSettings } from '../settings.ts';

/**
 * S10: a new visitor came from a page of the same widget on another site, and nothing is set up to lead sessions there.
 * Only with a list of origins is it known that both sites are the owner's.
 */
export function noticeSites(
  { origins, linkDomains }: Pick<WidgetSettings, 'origins' | 'linkDomains'>,
  { url, referrer }: PageContext,
): Finding | null {
  const to = originOf(url);
  const from = referrer === undefined ? null : originOf(referrer);
  if (!origins?.length || !from || !to || siteOf(from) === siteOf(to)) return null;
  if (!isAllowedOrigin(origins, from) || !isAllowedOrigin(origins, to)) return null;
  return linkDomains?.length && isAllowedOrigin(linkDomains, to) ? null : { code: 'S10', from, to };
}

const originOf = (url: string): string | null => (/^https?:\/\/[^/?#]+/i.exec(url)?.[0] ?? '').toLowerCase() || null;

/**
 * The last two labels of the host: what is mostly one owner's. Where it is not (`a.co.uk` and `b.co.uk`), this stays
 * silent rather than speak of one site as two; a list of public suffixes is not worth its size for a hint.
 */
const siteOf = (origin: string): string =>
  origin
    .replace(/^https?:\/\//, '')
    .replace(/:\d+$/, '')
    .split('.')
    .slice(-2)
    .join('.');
