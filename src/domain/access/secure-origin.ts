const LOOPBACK = /^(?:localhost|(?:[a-z0-9_-]+\.)+localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Whether a page of this origin may hold a secure token (T-1): served over https, or from the same machine, where nobody
 * is on the way. What is no origin is not secure.
 */
export function isSecureOrigin(origin: string): boolean {
  const [, scheme, host] = /^(https?):\/\/(\[[0-9a-f:.]+\]|[^\s/:@?#]+)(?::\d{1,5})?$/.exec(origin.toLowerCase()) ?? [];
  return host !== undefined && (scheme === 'https' || LOOPBACK.test(host));
}
