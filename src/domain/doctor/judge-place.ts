import { isWithinDomain } from '../access/is-within-domain.ts';
import { isSecureOrigin } from '../access/secure-origin.ts';
import type { PublicSettings } from '../settings.ts';
import type { Finding } from './finding.ts';
import { hostOf } from './host-of.ts';
import { isPrivateHost } from './is-private-host.ts';

/** Where a page is, where its server is, and the settings that must fit the two. */
export interface Place {
  /** Of the page: `https://www.shop.example`. */
  readonly origin: string;
  /** Without a slash at its end; null: the page speaks to no server of ours. */
  readonly server: string | null;
  readonly settings: Pick<PublicSettings, 'cookieDomain' | 'scope' | 'secure'>;
}

/** What is wrong by addresses and settings alone, before anything is asked (S02, S03, S05, N02). */
export function judgePlace({ origin, server, settings }: Place): readonly Finding[] {
  const findings: Finding[] = [];
  const host = hostOf(origin);
  const serverHost = server ? hostOf(server) : '';
  const { cookieDomain, scope, secure } = settings;

  if (cookieDomain && scope !== 'host' && !isWithinDomain(host, cookieDomain)) {
    findings.push({ code: 'S02', cookieDomain, host, isServer: isWithinDomain(serverHost, cookieDomain) });
  }
  if (secure === 'always' && !isSecureOrigin(origin)) findings.push({ code: 'S03', origin });
  if (server && !isSecureOrigin(originOf(server))) findings.push({ code: 'S05', server });
  if (server && isPrivateHost(serverHost) && !isPrivateHost(host)) {
    findings.push({ code: 'N02', server });
  }
  return findings;
}

const originOf = (address: string): string => /^https?:\/\/[^/?#]+/i.exec(address)?.[0] ?? '';
