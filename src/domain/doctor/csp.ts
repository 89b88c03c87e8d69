import { matchesSource, readUrl } from './csp-source.ts';

/** One content security policy: its directives by lower-case name. A page may have several, and all must agree. */
export type Policy = ReadonlyMap<string, readonly string[]>;

/** What a script element brings that may excuse it from the list of hosts. */
export interface ScriptExcuses {
  readonly nonce?: string | undefined;
  /** Its `integrity` attribute. */
  readonly integrity?: string | undefined;
  /** Put into the page by a script that was allowed, and not by the parser. */
  readonly isInserted?: boolean;
}

/** A directive that says no, and all it has to allow so that it says yes. */
export interface Blocked {
  readonly directive: string;
  readonly source: string;
}

/** The policies of one header value, or of the `content` of one meta element. Of a directive named twice the first counts. */
export const readPolicies = (text: string): readonly Policy[] =>
  text
    .split(',')
    .map(readPolicy)
    .filter((policy) => policy.size > 0);

function readPolicy(text: string): Policy {
  const policy = new Map<string, readonly string[]>();
  for (const part of text.split(';')) {
    const [name, ...sources] = part.split(/[\t\n\f\r ]+/).filter(Boolean);
    const directive = name?.toLowerCase();
    if (directive && !policy.has(directive)) policy.set(directive, sources);
  }
  return policy;
}

/** Whether a page at `page` may open a connection to `url` (`connect-src`); null: it may. */
export function connectBlocked(policy: Policy, url: string, page: string): Blocked | null {
  const sources = sourcesFor(policy, ['connect-src', 'default-src']);
  if (!sources || allowsUrl(sources, url, page)) return null;
  return blocked(policy, ['connect-src'], sources, originOf(url));
}

/** Whether a page at `page` may run a script from `url` (`script-src-elem`, `script-src`); null: it may. */
export function scriptBlocked(policy: Policy, url: string, page: string, script: ScriptExcuses = {}): Blocked | null {
  const sources = sourcesFor(policy, ['script-src-elem', 'script-src', 'default-src']);
  if (!sources || isExcused(sources, script)) return null;
  // Under 'strict-dynamic' no list of hosts counts: what a trusted script brings in may run, anything else needs a nonce.
  const isStrict = sources.some((source) => /^'strict-dynamic'$/i.test(source));
  if (isStrict ? script.isInserted : allowsUrl(sources, url, page)) return null;
  return blocked(policy, ['script-src-elem', 'script-src'], sources, isStrict ? "'nonce-…'" : originOf(url));
}

/** Whether a page may make the Trusted Types policy `name` that its scripts' addresses need; null: it may, or need not. */
export function trustedTypeBlocked(policy: Policy, name: string): Blocked | null {
  const names = policy.get('trusted-types');
  if (!names || names.some((listed) => listed === '*' || listed === name)) return null;
  return { directive: 'trusted-types', source: [...names.filter((listed) => listed !== "'none'"), name].join(' ') };
}

const sourcesFor = (policy: Policy, directives: readonly string[]): readonly string[] | undefined =>
  directives.map((directive) => policy.get(directive)).find((sources) => sources !== undefined);

function allowsUrl(sources: readonly string[], url: string, page: string): boolean {
  const [asked, self] = [readUrl(url), readUrl(page)];
  return asked !== null && self !== null && sources.some((source) => matchesSource(source, asked, self));
}

function isExcused(sources: readonly string[], { nonce, integrity }: ScriptExcuses): boolean {
  if (nonce && sources.includes(`'nonce-${nonce}'`)) return true;
  const hashes = integrity?.split(/\s+/).filter(Boolean) ?? [];
  return hashes.length > 0 && hashes.every((hash) => sources.includes(`'${hash}'`));
}

/**
 * Where no directive of its own says no but `default-src` does, what that allows has to be said again in the new
 * directive, or the page loses it.
 */
function blocked(policy: Policy, own: readonly string[], inForce: readonly string[], added: string): Blocked {
  const directive = own.find((name) => policy.has(name));
  if (directive) return { directive, source: added };
  const kept = inForce.filter((source) => source.toLowerCase() !== "'none'");
  return { directive: own.at(-1) as string, source: [...kept, added].join(' ') };
}

function originOf(url: string): string {
  const asked = readUrl(url);
  return asked ? `${asked.scheme}://${asked.host}${asked.isUsualPort ? '' : `:${asked.port}`}` : url;
}
