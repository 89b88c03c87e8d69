import { readJson } from '../../base/json.ts';
import { ok, type Result, refused } from '../../base/result.ts';
import { readProblem } from '../../contract/guards/problem.ts';
import type { Problem } from '../../domain/problem.ts';

export type Fetch = typeof fetch;

/** Where a Porchlight server stands, and how it is spoken to. */
export interface HttpAddress {
  /** `https://chat.example`, with the path it is mounted under, if any. */
  readonly server: string;
  readonly widget: string;
  /** Default: the platform's own. */
  readonly fetch?: Fetch;
}

/** An answer came and is whole; what it says is read by the caller. */
export interface HttpAnswer {
  /** Whether the status says success. */
  readonly fine: boolean;
  readonly status: number;
  readonly headers: Headers;
  /** undefined: not JSON. */
  readonly body: unknown;
  /** From asking to the answer's head, in milliseconds. */
  readonly roundTripMs: number;
}

/** A visitor who looks at a spinner for longer has gone; and what is safe to repeat costs nothing to give up. */
const TIMEOUT_MS = 10_000;

/** Sends one request, without credentials unless it says otherwise. */
export const request = (
  { server, fetch: fetchIt = fetch }: HttpAddress,
  path: string,
  init: RequestInit,
): Promise<Response> => fetchIt(server.replace(/\/+$/, '') + path, { credentials: 'omit', ...init });

/** Sends one request and reads its answer; `unreachable` when no whole answer came within ten seconds. Never rejects. */
export async function ask(
  address: HttpAddress,
  path: string,
  init: RequestInit,
  ended?: AbortSignal,
): Promise<Result<HttpAnswer, Problem>> {
  const abort = new AbortController();
  const giveUp = (): void => abort.abort();
  const timer = setTimeout(giveUp, TIMEOUT_MS);
  ended?.addEventListener('abort', giveUp);
  if (ended?.aborted) giveUp();
  try {
    const began = performance.now();
    const response = await request(address, path, { ...init, signal: abort.signal });
    const roundTripMs = performance.now() - began;
    const body = readJson(await response.text());
    return ok({ fine: response.ok, status: response.status, headers: response.headers, body, roundTripMs });
  } catch {
    return refused({ code: 'unreachable', message: 'No answer came from the server.' });
  } finally {
    clearTimeout(timer);
    ended?.removeEventListener('abort', giveUp);
  }
}

/**
 * What an answer that is not the hoped-for one says: the server's own problem, or, from a proxy or a stranger, the
 * nearest of ours. A success that cannot be read is `unreadable`.
 */
export const refusalOf = ({ fine, status, body }: Pick<HttpAnswer, 'fine' | 'status' | 'body'>): Problem =>
  (fine ? null : readProblem(body)) ?? {
    code: status === 429 ? 'too-many-requests' : status < 500 ? 'unreadable' : 'unavailable',
    message: `The server gave an answer (${status}) that is not ours.`,
  };
