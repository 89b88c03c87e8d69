import { readJson } from '../../base/json.ts';
import { ok, type Result, refused } from '../../base/result.ts';
import type { Stop } from '../../base/stop.ts';
import { readProblem } from '../../contract/guards/problem.ts';
import type { Problem } from '../../domain/problem.ts';

export type Fetch = typeof fetch;

/** Where a Porchlight server stands, and how it is spoken to. */
export interface HttpAddress {
  /** `https://chat.example`, with the path it is mounted under, if any. */
  readonly server: string;
  readonly widget: string;
  /** Default: the platform's own. Where it is given and `socket` is not, no socket is opened. */
  readonly fetch?: Fetch;
  /** Default: the platform's own. */
  readonly socket?: (url: string) => WebSocket;
  /** Calls when the page was woken, and its connections may be dead without knowing it. Default, in a page: its own signals. */
  readonly onWake?: ((listener: Stop) => Stop) | undefined;
  /** Keeps, for as long as a tab lives, which way to the server works. Default: each object finds out by itself. */
  readonly remember?: { read(): string | null; write(text: string): void };
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
): Promise<Response> => fetchIt(serverPath(server, path), { credentials: 'omit', ...init });

/** The whole address of a path, which `fetch` can do without and a socket cannot. */
export const serverUrl = ({ server }: HttpAddress, path: string): string =>
  new URL(serverPath(server, path), globalThis.location?.href).href;

const serverPath = (server: string, path: string): string => server.replace(/\/+$/, '') + path;

/** Sends one request and reads its answer; `unreachable` when no whole answer came within `patienceMs`. Never rejects. */
export async function ask(
  address: HttpAddress,
  path: string,
  init: RequestInit,
  ended?: AbortSignal,
  patienceMs = TIMEOUT_MS,
): Promise<Result<HttpAnswer, Problem>> {
  const abort = new AbortController();
  const giveUp = (): void => abort.abort();
  const timer = setTimeout(giveUp, patienceMs);
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
