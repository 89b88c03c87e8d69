import type { Stop } from '../../base/stop.ts';
import { readPolicies } from '../../domain/doctor/csp.ts';
import type { Finding } from '../../domain/doctor/finding.ts';
import { judgePolicy } from '../../domain/doctor/judge-policy.ts';

export interface HeardViolations {
  isBlocked(url: string): boolean;
  /** One for each directive that has to allow more. */
  findings(): readonly Finding[];
  readonly stop: Stop;
}

/** Listens to what the page's policies block of requests to the server, from now until stopped (N01). */
export function hearViolations(server: string): HeardViolations {
  const heard: SecurityPolicyViolationEvent[] = [];
  const withoutScheme = (url: string): string => url.replace(/^(https?|wss?)/i, '');
  const address = `${withoutScheme(server)}/`;

  const hear = (event: SecurityPolicyViolationEvent): void => {
    const isOurs = `${withoutScheme(event.blockedURI)}/`.startsWith(address);
    // A policy that only reports stops nothing; and what others are refused is no business of ours.
    if (isOurs && event.disposition === 'enforce') heard.push(event);
  };
  document.addEventListener('securitypolicyviolation', hear);

  return {
    isBlocked: (url) => heard.some(({ blockedURI }) => blockedURI === url),
    findings() {
      const [first] = heard;
      if (!first) return [];
      const policies = [...new Set(heard.map(({ originalPolicy }) => originalPolicy))].flatMap(readPolicies);
      const connections = [...new Set(heard.map(({ blockedURI }) => blockedURI))];
      const found = judgePolicy(policies, { page: location.href, scripts: [], connections, isPasted: false });
      if (found.length > 0) return found;
      // The browser knows better than our reading of its policy.
      return [{ code: 'N01', directive: first.effectiveDirective, source: new URL(first.blockedURI).origin }];
    },
    stop: () => document.removeEventListener('securitypolicyviolation', hear),
  };
}
