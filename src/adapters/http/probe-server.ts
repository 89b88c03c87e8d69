import type { Clock } from '../../contract/platform.ts';
import { isHeldBack } from '../../domain/doctor/is-held-back.ts';
import type { Answers } from '../../domain/doctor/judge-answers.ts';
import { endSessionPath, socketProbePath, statusPath, streamProbePath } from '../../protocol/http.ts';

export interface ProbeServerOptions {
  /** Without a slash at its end. */
  readonly server: string;
  readonly widget: string;
  readonly clock: Clock;
  /** Whether the page's policy was heard to block this address. */
  isBlocked(url: string): boolean;
}

/** What does not answer by then is taken for refused. */
const PATIENCE_MS = 5_000;

/** Browsers tell of a violation in a turn of its own, which may come after the failure. */
const HEARSAY_MS = 50;

/**
 * Asks the server everything that a page of ours will ever ask, in ways that change nothing. What fails because the page's
 * policy blocks it is `unknown` here: that has a finding of its own.
 */
export async function probeServer({ server, widget, clock, isBlocked }: ProbeServerOptions): Promise<Answers> {
  const unknown = { preflight: 'unknown', socket: 'unknown', stream: 'unknown' } as const;

  const wait = (ms: number): Promise<void> => new Promise((resolve) => void clock.setTimer(ms, resolve));

  /** What came in time; else `late`, after `giveUp`. */
  function within<Value>(coming: Promise<Value>, late: Value, giveUp: () => void): Promise<Value> {
    return new Promise((resolve) => {
      const stop = clock.setTimer(PATIENCE_MS, () => {
        giveUp();
        resolve(late);
      });
      void coming.then(resolve).finally(stop);
    });
  }

  async function askStatus(): Promise<Answers['status'] | 'silent'> {
    const abort = new AbortController();
    const answer = fetch(server + statusPath(widget), { cache: 'no-store', credentials: 'omit', signal: abort.signal })
      .then(async (response) => {
        if (response.ok) return 'fine';
        return (await codeOf(response)) === 'origin-refused' ? 'origin-refused' : 'unknown';
      })
      .catch(() => 'silent' as const);
    return within<Answers['status'] | 'silent'>(answer as Promise<Answers['status']>, 'silent', () => abort.abort());
  }

  /** Ending no session at all: a request that browsers ask leave for, and that changes nothing. */
  async function askPreflight(): Promise<Answers['preflight']> {
    const url = server + endSessionPath(widget);
    const abort = new AbortController();
    const asked = fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"tokens":[]}',
      credentials: 'omit',
      signal: abort.signal,
    }).then(
      () => 'passed' as const,
      () => 'refused' as const,
    );
    const answer = await within<Answers['preflight']>(asked, 'unknown', () => abort.abort());
    return unlessBlocked(answer, url);
  }

  async function askSocket(): Promise<Answers['socket']> {
    const url = server.replace(/^http/i, 'ws') + socketProbePath(widget);
    let socket: WebSocket | undefined;
    const opening = new Promise<Answers['socket']>((resolve) => {
      try {
        socket = new WebSocket(url);
        socket.onopen = () => resolve('opened');
        socket.onerror = socket.onclose = () => resolve('refused');
      } catch {
        // Firefox throws where the page's policy says no.
        resolve('refused');
      }
    });
    const answer = await within<Answers['socket']>(opening, 'refused', () => undefined);
    socket?.close();
    return unlessBlocked(answer, url);
  }

  async function askStream(): Promise<Answers['stream']> {
    const abort = new AbortController();
    const reading = readStream(server + streamProbePath(widget), clock, abort.signal).catch(() => 'unknown' as const);
    return within<Answers['stream']>(reading, 'held', () => abort.abort());
  }

  async function unlessBlocked<Value extends string>(answer: Value, url: string): Promise<Value | 'unknown'> {
    if (answer !== 'refused') return answer;
    await wait(HEARSAY_MS);
    return isBlocked(url) ? 'unknown' : answer;
  }

  const status = await askStatus();
  if (status === 'silent') {
    await wait(HEARSAY_MS);
    return { ...unknown, status: 'unknown' };
  }
  if (status !== 'fine') return { ...unknown, status, preflight: await askPreflight() };
  const [preflight, socket, stream] = await Promise.all([askPreflight(), askSocket(), askStream()]);
  return { status, preflight, socket, stream };
}

async function codeOf(response: Response): Promise<unknown> {
  try {
    return ((await response.json()) as { code?: unknown } | null)?.code;
  } catch {
    return undefined;
  }
}

async function readStream(url: string, clock: Clock, signal: AbortSignal): Promise<Answers['stream']> {
  const response = await fetch(url, { cache: 'no-store', credentials: 'omit', signal });
  const reader = response.ok ? response.body?.getReader() : undefined;
  if (!reader) return 'unknown';
  let first: number | undefined;
  let last = 0;
  for (;;) {
    const { done } = await reader.read();
    if (done) break;
    last = clock.now();
    first ??= last;
  }
  return first === undefined ? 'unknown' : isHeldBack(first, last) ? 'held' : 'flowing';
}
