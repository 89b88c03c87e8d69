interface Origin {
  readonly scheme: string;
  readonly host: string;
  readonly port: string;
}

const LABEL = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?';
const ORIGIN = new RegExp(
  `^(https?)://((?:\\*\\.)?${LABEL}(?:\\.${LABEL})*|\\[[0-9a-f:.]+\\])(?::([1-9]\\d{0,4}))?$`,
  'i',
);

/**
 * Whether a page of this origin may speak for the widget (Z-3). A listed origin fits by scheme, host and port exactly;
 * `https://*.example.com` fits every host that has at least one label more, not `example.com` itself. Without a list
 * any http or https origin fits; `null` (files, sandboxed frames) and anything that is no origin never does.
 */
export function isAllowedOrigin(origins: readonly string[] | undefined, origin: string): boolean {
  const page = readOrigin(origin);
  if (!page || page.host.includes('*')) return false;
  if (!origins?.length) return true;
  return origins.some((listed) => {
    const pattern = originProblem(listed) === null ? readOrigin(listed) : null;
    if (!pattern || pattern.scheme !== page.scheme || pattern.port !== page.port) return false;
    return pattern.host.startsWith('*') ? page.host.endsWith(pattern.host.slice(1)) : pattern.host === page.host;
  });
}

/** What is wrong with an entry of the list, as the end of a sentence; null: nothing. */
export function originProblem(pattern: string): string | null {
  const origin = readOrigin(pattern);
  if (!origin) {
    if (!/^https?:\/\//i.test(pattern)) return 'must begin with https:// or http://';
    if (/^https?:\/\/[^/]+\//i.test(pattern)) return 'must end after the host or port, without a path or a slash';
    if (/\P{ASCII}/u.test(pattern)) return 'must name its host in ASCII, as browsers send it (xn--…)';
    if (pattern.includes('*')) return 'may have a star only as its whole first label, as in https://*.example.com';
    return 'is no origin; write scheme, host and port only, as in https://www.example.com';
  }
  if (!origin.host.startsWith('*')) return null;
  if (origin.scheme !== 'https') return 'may have a star only with https';
  // A star straight under a top-level domain would let in sites of strangers, and addresses have no subdomains.
  return /^\*\.[^.]+$|\.\d+$/.test(origin.host) ? 'needs a domain of its own after the star' : null;
}

function readOrigin(text: string): Origin | null {
  const [, scheme, host, port] = ORIGIN.exec(text)?.map((part) => part?.toLowerCase()) ?? [];
  if (!scheme || !host || host.length > 253) return null;
  const origin = { scheme, host, port: port ?? (scheme === 'https' ? '443' : '80') };
  return Number(origin.port) <= 65_535 ? origin : null;
}
