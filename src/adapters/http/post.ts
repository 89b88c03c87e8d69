import { type Result, refused } from '../../base/result.ts';
import { isSecureOrigin } from '../../domain/access/secure-origin.ts';
import type { Problem } from '../../domain/problem.ts';
import { ask, type HttpAddress, type HttpAnswer } from './ask.ts';

export interface PostOptions {
  /** A visitor's token, for the `Authorization` header: never part of an address (Z-3). */
  readonly token?: string | undefined;
  /** `same-origin`: for the cookie that no script can read, where the API is on the page's own host (T-4). */
  readonly credentials?: RequestCredentials;
  readonly ended?: AbortSignal;
}

/**
 * Browsers refuse `keepalive` bodies of more than 64 KiB in flight together; one message of ours stays below and
 * outlives the page that sent it.
 */
const KEEPALIVE_BYTES = 60_000;

const NOT_SECURE: Problem = {
  code: 'forbidden',
  message: 'S05: nothing of a visitor is sent to a plain http address.',
};

const NOT_A_TOKEN: Problem = {
  code: 'session-expired',
  message: 'This is no token of a session.',
};

/** Sends JSON to a Porchlight server; over plain http to loopback alone (T-2). Never rejects. */
export async function post(
  address: HttpAddress,
  path: string,
  value: unknown,
  { token, credentials = 'omit', ended }: PostOptions,
): Promise<Result<HttpAnswer, Problem>> {
  const hindrance = whyNotSent(address, token);
  if (hindrance) return refused(hindrance);
  const body = new TextEncoder().encode(JSON.stringify(value));
  return ask(
    address,
    path,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      body,
      keepalive: body.length < KEEPALIVE_BYTES,
      credentials,
    },
    ended,
  );
}

/** What of a visitor is not even tried: over plain http to anywhere but loopback (T-2), or with what no header can hold. */
export function whyNotSent({ server }: HttpAddress, token?: string): Problem | null {
  if (!isSecureServer(server)) return NOT_SECURE;
  return token === undefined || /^[\x21-\x7e]*$/.test(token) ? null : NOT_A_TOKEN;
}

function isSecureServer(server: string): boolean {
  const base = globalThis.location?.href;
  return URL.canParse(server, base) && isSecureOrigin(new URL(server, base).origin);
}
