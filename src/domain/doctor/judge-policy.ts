import {
  type Blocked,
  connectBlocked,
  type Policy,
  type ScriptExcuses,
  scriptBlocked,
  trustedTypeBlocked,
} from './csp.ts';
import type { Finding } from './finding.ts';

/** What a page with our tag in it will do, for its policies to allow. */
export interface PolicyNeeds {
  /** The page's own address. */
  readonly page: string;
  /** Addresses of scripts the parser meets, with what the element brings. */
  readonly scripts: readonly ({ readonly url: string } & ScriptExcuses)[];
  /** Addresses the page connects to. */
  readonly connections: readonly string[];
  /** Whether scripts are loaded through the Trusted Types policy `porchlight`. */
  readonly isPasted: boolean;
}

/** What the page's policies block, one finding for each directive, with all that is missing there (N01). */
export function judgePolicy(policies: readonly Policy[], needs: PolicyNeeds): readonly Finding[] {
  const { page, scripts, connections, isPasted } = needs;
  const missing = new Map<string, Set<string>>();
  const note = (blocked: Blocked | null): void => {
    if (!blocked) return;
    const sources = missing.get(blocked.directive) ?? new Set();
    for (const source of blocked.source.split(' ')) sources.add(source);
    missing.set(blocked.directive, sources);
  };

  for (const policy of policies) {
    for (const { url, ...script } of scripts) note(scriptBlocked(policy, url, page, script));
    for (const url of connections) note(connectBlocked(policy, url, page));
    if (isPasted) note(trustedTypeBlocked(policy, 'porchlight'));
  }
  return [...missing].map(([directive, sources]) => ({ code: 'N01', directive, source: [...sources].join(' ') }));
}
