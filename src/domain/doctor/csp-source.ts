/** An address in the parts a source expression is compared with. */
export interface AskedUrl {
  readonly scheme: string;
  readonly host: string;
  readonly port: string;
  readonly isUsualPort: boolean;
  readonly path: string;
}

const USUAL_PORTS: Readonly<Record<string, string>> = { http: '80', ws: '80', https: '443', wss: '443' };

/** An http(s) or ws(s) address; null: anything else. */
export function readUrl(url: string): AskedUrl | null {
  const parts = /^(https?|wss?):\/\/(\[[^\]]+\]|[^:/?#@]+)(?::(\d+))?([^?#]*)/i.exec(url);
  const [, scheme, host, port, path] = parts ?? [];
  if (!scheme || !host) return null;
  const usual = USUAL_PORTS[scheme.toLowerCase()] ?? '';
  return {
    scheme: scheme.toLowerCase(),
    host: host.toLowerCase(),
    port: port || usual,
    isUsualPort: !port || port === usual,
    path: path || '/',
  };
}

/**
 * Whether one source expression of a content security policy lets this address through, by Content Security Policy
 * Level 3, section 6.7.2. Nonces, hashes and other words in quotes name no address. Where Chromium and Firefox agree
 * on something else than the standard it goes by them: `https:` covers no `wss:`, nor the other way round.
 */
export function matchesSource(source: string, asked: AskedUrl, page: AskedUrl): boolean {
  if (source === '*') return true;
  if (/^'self'$/i.test(source)) return isSelf(asked, page);
  const scheme = /^([a-z][a-z\d+.-]*):$/i.exec(source)?.[1];
  if (scheme) return coversScheme(scheme.toLowerCase(), asked.scheme);
  const [, named, host, port, path] =
    /^(?:([a-z][a-z\d+.-]*):\/\/)?([^\s:/'*]+|\*(?:\.[^\s:/'*]+)?|\[[^\]]+\])(?::(\d+|\*))?(\/[^?#]*)?$/i.exec(
      source,
    ) ?? [];
  if (!host || !coversScheme(named?.toLowerCase() ?? page.scheme, asked.scheme)) return false;
  return (
    coversHost(host.toLowerCase(), asked.host) &&
    coversPort(port, named?.toLowerCase(), asked) &&
    coversPath(path, asked)
  );
}

/** A page's own host, over its own scheme or a safer one; sockets of the same safety count as its own. */
function isSelf(asked: AskedUrl, page: AskedUrl): boolean {
  if (asked.host !== page.host || !(asked.port === page.port || (asked.isUsualPort && page.isUsualPort))) return false;
  const isSafe = asked.scheme === 'https' || asked.scheme === 'wss';
  return isSafe || page.scheme === 'http';
}

const coversScheme = (listed: string, asked: string): boolean =>
  listed === asked || (listed === 'http' && asked === 'https') || (listed === 'ws' && asked === 'wss');

const coversHost = (listed: string, asked: string): boolean =>
  listed === '*' || (listed.startsWith('*') ? asked.endsWith(listed.slice(1)) : asked === listed);

function coversPort(listed: string | undefined, scheme: string | undefined, asked: AskedUrl): boolean {
  if (listed === '*' || listed === asked.port) return true;
  // Port 80 of a listed address covers the safer 443, as its scheme does.
  if (listed === '80' && asked.port === '443') return scheme !== 'https' && scheme !== 'wss';
  return listed === undefined && asked.isUsualPort;
}

/** A path with a slash at its end covers all below it, another one only itself. */
function coversPath(listed: string | undefined, asked: AskedUrl): boolean {
  if (!listed || listed === '/') return true;
  return listed.endsWith('/') ? asked.path.startsWith(listed) : asked.path === listed;
}
