import type { FastifyRequest } from 'fastify';
import { isSecureOrigin } from '../../domain/access/secure-origin.ts';
import type { Problem } from '../../domain/problem.ts';

/**
 * Whether a request comes from a page of this very server (Z-5): cookies come along by themselves, whoever had the request
 * sent, so a request that changes something must say that one of our own pages made it. `Sec-Fetch-Site` is the browser's
 * word for that, and `Origin` names the page; one that names none is no page of ours.
 *
 * The page's origin must be secure, too: https, or this machine. So nobody on the way can be that page.
 */
export function isConsolePage({ headers, host }: FastifyRequest): boolean {
  const { origin, 'sec-fetch-site': site } = headers;
  if (origin === undefined || !isSecureOrigin(origin)) return false;
  if (site !== undefined && site !== 'same-origin') return false;
  const [scheme, authority] = origin.toLowerCase().split('://');
  const defaultPort = scheme === 'https' ? /:443$/ : /:80$/;
  return authority === (host ?? '').toLowerCase().replace(defaultPort, '');
}

/** The refusal of a request that no page of this server made. */
export const NOT_OURS: Problem = {
  code: 'origin-refused',
  message:
    'Agents are served to pages of this server’s own origin alone, over https or on this machine. A proxy in front must pass on the Host header.',
};
