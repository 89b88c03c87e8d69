import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Credential } from '../domain/session/session.ts';
import { isTokenShaped } from '../domain/session/token.ts';

/** The cookie that no script can read, of a page whose own host the API is on (T-4). */
export interface HostCookie {
  /** What the browser brought; null: nothing, or nothing that could be a token. */
  readonly token: string | null;
  keep(reply: FastifyReply, secure: Credential, now: number): void;
  clear(reply: FastifyReply): void;
}

/**
 * The visitor's cookie for this request, or null where none may be read or set: Safari forgets what scripts keep after
 * seven days, and leaves alone what the page's own host has set.
 *
 * A cookie comes by itself, whoever had the request sent; so it counts only for pages of this very origin, and no other
 * origin is ever allowed credentials. `Sec-Fetch-Site` is the browser's own word for that. Where an older one does not
 * say it, our connection must be https as far as we, or the proxy we trust, can tell.
 */
export function hostCookie(request: FastifyRequest, widget: string): HostCookie | null {
  if (!isOwnPage(request)) return null;
  const name = `__Host-pls_${widget}`;
  const cookie = (value: string, maxAge: number): string =>
    `${name}=${value}; Secure; HttpOnly; SameSite=Lax; Path=/; Max-Age=${maxAge}`;
  return {
    token: readCookie(request.headers.cookie, name),
    keep: (reply, { token, expiresAt }, now) =>
      void reply.header('set-cookie', cookie(token, Math.max(0, Math.floor((expiresAt - now) / 1_000)))),
    clear: (reply) => void reply.header('set-cookie', cookie('', 0)),
  };
}

function isOwnPage({ headers, host, protocol }: FastifyRequest): boolean {
  if (headers.origin !== `https://${(host ?? '').toLowerCase().replace(/:443$/, '')}`) return false;
  const site = headers['sec-fetch-site'];
  return site === undefined ? protocol === 'https' : site === 'same-origin';
}

/** Two of the name cannot be told apart, so the first that could be a token is taken (T-6). */
function readCookie(header: string | undefined, name: string): string | null {
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return values.find(isTokenShaped) ?? null;
}
