import type { FastifyReply, FastifyRequest } from 'fastify';
import { isSecureOrigin } from '../../domain/access/secure-origin.ts';
import { isAgentTokenShaped } from '../../domain/agent/agent-token.ts';

/** Bound by the browser to this host, to https and to the whole of it; no sibling host can write it. */
const NAME = '__Host-pla';

/** The same on this machine over plain http, where browsers take no cookie of the other name. */
const PLAIN_NAME = 'pla';

/** All of a request that tells which page it is of. */
type Page = Pick<FastifyRequest, 'headers' | 'host' | 'protocol'>;

/** The agent's token that a browser brought; null: none, or nothing that could be one (Z-5). */
export function readAgentCookie(request: Page): string | null {
  return find(request.headers.cookie, isPlainLoopback(request) ? PLAIN_NAME : NAME);
}

export function keepAgentCookie(reply: FastifyReply, token: string, maxAgeMs: number): void {
  reply.header('set-cookie', cookie(reply.request, token, Math.max(0, Math.floor(maxAgeMs / 1_000))));
}

export function clearAgentCookie(reply: FastifyReply): void {
  reply.header('set-cookie', cookie(reply.request, '', 0));
}

/** `Strict`: the console's pages alone ask with it, so no other site has a use for it. */
function cookie(request: FastifyRequest, value: string, maxAge: number): string {
  const named = isPlainLoopback(request) ? `${PLAIN_NAME}=${value}` : `${NAME}=${value}; Secure`;
  return `${named}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${maxAge}`;
}

/** A page of http://localhost. Behind a proxy the page's own word counts: what is between it and us says nothing of it. */
function isPlainLoopback({ headers, host, protocol }: Page): boolean {
  if (headers.origin !== undefined) return headers.origin.toLowerCase().startsWith('http://');
  return protocol === 'http' && isSecureOrigin(`http://${host ?? ''}`);
}

function find(header: string | undefined, name: string): string | null {
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return values.find(isAgentTokenShaped) ?? null;
}
