import { afterEach, beforeEach, vi } from 'vitest';
import type { HttpAddress } from '../../src/adapters/http/ask.ts';
import { httpBackend } from '../../src/adapters/http.ts';
import type { Stop } from '../../src/base/stop.ts';
import type { ChatPosition, HeardFrame } from '../../src/domain/chat/visitor-chat.ts';
import type { SocketFrame } from '../../src/protocol/frames.ts';

export const TOKEN = `pl1_${'0f'.repeat(32)}`;

const CHAT = {
  id: 'c1',
  state: 'queued',
  reason: 'started',
  since: 1,
  startedAt: 1,
  department: null,
  position: 1,
  agent: null,
  goesOn: true,
} as const;

/** Timers and the spread of retries, in each test of the file. */
export function timeInHand(): void {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
}

interface PageChange {
  readonly chat?: string;
  readonly epoch?: string;
  readonly head?: number;
}

/** A page with turns of these numbers, and as many in the chat unless `head` says otherwise. */
export const pageOf = (numbers: readonly number[], { chat = 'c1', epoch, head }: PageChange = {}): object => ({
  kind: 'page',
  chat: { ...CHAT, id: chat, head: head ?? numbers.at(-1) ?? 0, ...(epoch !== undefined && { epoch }) },
  entries: numbers.map((number) => ({ kind: 'turn', number, at: 1, to: 'queued', reason: 'started', name: null })),
  invitation: null,
});

/** A socket whose other end is the test's. */
export class FakeSocket {
  readonly OPEN = 1;
  readyState = 0;
  readonly said: { kind: string; [member: string]: unknown }[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  onerror: (() => void) | null = null;

  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  send(text: string): void {
    this.said.push(JSON.parse(text));
  }

  close(): void {
    this.readyState = 3;
  }

  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  /** As text; what is a text already goes as it is. */
  tell(frame: object | string): void {
    this.onmessage?.({ data: typeof frame === 'string' ? frame : JSON.stringify(frame) });
  }

  tellBytes(bytes: ArrayBuffer): void {
    this.onmessage?.({ data: bytes });
  }

  fail(code = 1_006): void {
    this.readyState = 3;
    this.onerror?.();
    this.onclose?.({ code });
  }
}

/** One request, whose answer is the test's: nothing comes until it says so. */
export interface FakeRequest {
  readonly url: string;
  readonly signal: AbortSignal | undefined;
  readonly tag: string | null;
  /** Answers with a body that is written to afterwards. */
  stream(): { write(bytes: string | Uint8Array): void; end(): void };
  answer(response: Response): void;
  fail(): void;
}

/** A network whose both ends are in the test's hands. */
export function fakeNetwork() {
  const sockets: FakeSocket[] = [];
  const requests: FakeRequest[] = [];
  const wakers = new Set<Stop>();

  const fetch = ((url: unknown, init: RequestInit = {}): Promise<Response> =>
    new Promise((resolve, reject) => {
      const { signal } = init;
      signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
      requests.push({
        url: String(url),
        signal: signal ?? undefined,
        tag: new Headers(init.headers).get('if-none-match'),
        stream() {
          let to: ReadableStreamDefaultController<Uint8Array> | undefined;
          const body = new ReadableStream<Uint8Array>({
            start(controller) {
              to = controller;
            },
          });
          signal?.addEventListener('abort', () => {
            try {
              to?.error(new DOMException('', 'AbortError'));
            } catch {
              // It had ended.
            }
          });
          resolve(new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
          return {
            write: (bytes) => to?.enqueue(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes),
            end: () => to?.close(),
          };
        },
        answer: resolve,
        fail: () => reject(new TypeError('failed to fetch')),
      });
    })) as typeof globalThis.fetch;

  return {
    sockets,
    requests,
    address: {
      server: 'https://chat.example',
      widget: 'shop',
      fetch,
      socket: (url: string) => {
        const socket = new FakeSocket(url);
        sockets.push(socket);
        return socket as unknown as WebSocket;
      },
      onWake(listener: Stop) {
        wakers.add(listener);
        return () => void wakers.delete(listener);
      },
    } satisfies HttpAddress,
    wake(): void {
      for (const listener of [...wakers]) listener();
    },
    wakers,
    /** The last request for this path. */
    last: (path: string): FakeRequest => {
      const found = requests.findLast(({ url }) => url.includes(path));
      if (!found) throw new Error(`nobody asked for ${path}`);
      return found;
    },
    count: (path: string): number => requests.filter(({ url }) => url.includes(path)).length,
  };
}

/** A page that follows its chat over such a network. */
export function followOver(position: ChatPosition | null = null, more: Partial<HttpAddress> = {}) {
  const network = fakeNetwork();
  const backend = httpBackend({ ...network.address, ...more });
  const frames: HeardFrame[] = [];
  const followed = backend.followChat(TOKEN, position, (frame) => frames.push(frame));
  if (!followed.ok) throw new Error(followed.problem.message);
  return {
    ...network,
    backend,
    frames,
    stop: followed.value,
    numbers: (): readonly number[] =>
      frames.flatMap((frame) => (frame.kind === 'page' ? frame.entries.map(({ number }) => number) : [])),
    /** The socket that was opened last. */
    socket(): FakeSocket {
      const socket = network.sockets.at(-1);
      if (!socket) throw new Error('there is no socket');
      return socket;
    },
  };
}

export const json = (value: unknown, init: ResponseInit = {}): Response => new Response(JSON.stringify(value), init);

export const data = (frame: object | string): string =>
  `data: ${typeof frame === 'string' ? frame : JSON.stringify(frame)}\n\n`;

export const ping = (heads: Readonly<Record<string, number>> = {}): SocketFrame => ({ kind: 'ping', now: 1, heads });

/** Lets promises run; no time passes. */
export const turns = (): Promise<void> => vi.advanceTimersByTimeAsync(0).then(() => undefined);

export const pass = (ms: number): Promise<void> => vi.advanceTimersByTimeAsync(ms).then(() => undefined);

type Followed = ReturnType<typeof followOver>;

/** Over the socket, with a first page. */
export async function opened(page = pageOf([1, 2])): Promise<Followed> {
  const feed = followOver();
  feed.socket().open();
  feed.socket().tell(page);
  await turns();
  return feed;
}

/** Over the stream, since there is no socket, with a first page. */
export async function streamed() {
  const feed = followOver();
  feed.socket().fail();
  await turns();
  const stream = feed.last('/feed').stream();
  stream.write(data(pageOf([1, 2])));
  await turns();
  return { ...feed, stream };
}

/** Over questions, since there is nothing else, with a first page. */
export async function polled() {
  const feed = followOver();
  feed.socket().fail();
  await turns();
  feed.last('/feed').fail();
  await turns();
  feed.last('/poll').answer(json(pageOf([1, 2]), { headers: { etag: '"a"' } }));
  await turns();
  return feed;
}
