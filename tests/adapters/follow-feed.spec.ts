import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { httpBackend } from '../../src/adapters/http.ts';
import type { HeardFrame, VisitorPage } from '../../src/domain/chat/visitor-chat.ts';

const TOKEN = `pl1_${'0f'.repeat(32)}`;

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
};

const page = (...numbers: number[]): object => ({
  kind: 'page',
  chat: { ...CHAT, head: numbers.at(-1) ?? 0 },
  entries: numbers.map((number) => ({ kind: 'turn', number, at: 1, to: 'queued', reason: 'started', name: null })),
  invitation: null,
});

const data = (frame: object): string => `data: ${JSON.stringify(frame)}\n\n`;

/** One connection after another; each is written to by the test. */
function network(...answers: (Response | Error)[]) {
  const asked: { url: string; init: RequestInit; write(text: string): void; break(): void; end(): void }[] = [];
  const fetch = async function (this: unknown, url: unknown, init: RequestInit = {}): Promise<Response> {
    let to: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        to = controller;
      },
    });
    init.signal?.addEventListener('abort', () => {
      try {
        to?.error(new DOMException('', 'AbortError'));
      } catch {
        // It had ended.
      }
    });
    asked.push({
      url: String(url),
      init,
      write: (text) => to?.enqueue(new TextEncoder().encode(text)),
      break: () => to?.error(new TypeError('connection reset')),
      end: () => to?.close(),
    });
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer ?? new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  } as typeof globalThis.fetch;
  return { fetch, asked };
}

function openFeed(
  position: Parameters<ReturnType<typeof httpBackend>['followChat']>[1] = null,
  ...answers: (Response | Error)[]
) {
  const net = network(...answers);
  const backend = httpBackend({ server: 'https://chat.example/', widget: 'shop', fetch: net.fetch });
  const frames: HeardFrame[] = [];
  const followed = backend.followChat(TOKEN, position, (frame) => frames.push(frame));
  if (!followed.ok) throw new Error(followed.problem.message);
  const numbers = (): readonly number[] =>
    frames.flatMap((frame) => (frame as VisitorPage).entries?.map(({ number }) => number) ?? []);
  return { ...net, backend, frames, numbers, stop: followed.value };
}

/** Lets the stream's own turns run; no time passes. */
const turns = (): Promise<void> => vi.advanceTimersByTimeAsync(0).then(() => undefined);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('followChat over HTTP', () => {
  it('Z-3 asks with the token in a header alone, from the position on', async () => {
    const { asked, stop } = openFeed({ chat: 'c 1', after: 7 });
    await turns();
    expect(asked).toMatchObject([
      {
        url: 'https://chat.example/w/shop/chat/feed?chat=c+1&after=7&frames=all',
        init: { credentials: 'omit', cache: 'no-store', headers: { authorization: `Bearer ${TOKEN}` } },
      },
    ]);
    stop();
  });

  it('D-3 reads frames however they are cut, and no comment as one', async () => {
    const { asked, frames, numbers, stop } = openFeed();
    await turns();
    const text = `:\n\n${data(page(1, 2))}:\n\n${data(page(3))}`;
    for (const piece of text.match(/[\s\S]{1,7}/g) ?? []) asked[0]?.write(piece);
    await turns();
    expect([frames.length, numbers()]).toEqual([2, [1, 2, 3]]);
    stop();
  });

  it.each([
    ['breaks off', (net: ReturnType<typeof openFeed>) => net.asked[0]?.break()],
    ['ends', (net: ReturnType<typeof openFeed>) => net.asked[0]?.end()],
    ['says what is not ours', (net: ReturnType<typeof openFeed>) => net.asked[0]?.write('data: {"kind":"page"}\n\n')],
    [
      'says that it is going',
      (net: ReturnType<typeof openFeed>) =>
        net.asked[0]?.write(data({ kind: 'ended', problem: { code: 'unavailable', message: 'Later.' } })),
    ],
  ])('D-6 a connection that %s is opened again from the last frame, and nobody hears of it', async (_what, lose) => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    const feed = openFeed();
    await turns();
    feed.asked[0]?.write(data(page(1, 2)));
    await turns();
    lose(feed);
    await turns();
    await vi.advanceTimersByTimeAsync(499);
    expect(feed.asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(feed.asked[1]?.url).toBe('https://chat.example/w/shop/chat/feed?chat=c1&after=2&frames=all');
    feed.asked[1]?.write(data(page(3)));
    await turns();
    expect([feed.frames.length, feed.numbers()]).toEqual([2, [1, 2, 3]]);
    feed.stop();
  });

  it('D-6 what fails again and again is tried ever more rarely, and no sooner than the server asks', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    const busy = { code: 'too-many-requests', message: 'Later.', retryAfterMs: 20_000 };
    const offline = new TypeError('failed to fetch');
    // A round tries the stream, and then to ask.
    const feed = openFeed(null, ...Array(4).fill(offline), new Response(JSON.stringify(busy), { status: 429 }));
    await turns();
    const waits: number[] = [];
    for (let tries = feed.asked.length; tries < 6; tries = feed.asked.length) {
      let waited = 0;
      while (feed.asked.length === tries) {
        await vi.advanceTimersByTimeAsync(100);
        waited += 100;
      }
      waits.push(waited);
    }
    expect(waits).toEqual([1_000, 2_000, 20_000]);
    expect(feed.frames).toEqual([]);
    feed.stop();
  });

  it('D-6 a connection that is silent for a minute is lost, and so is one that does not begin', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const feed = openFeed();
    await turns();
    feed.asked[0]?.write(':\n\n');
    await vi.advanceTimersByTimeAsync(59_999);
    expect(feed.asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2);
    expect(feed.asked).toHaveLength(2);
    feed.stop();
  });

  it.each(['session-expired', 'widget-disabled', 'origin-refused', 'widget-unknown'])(
    'T-7 %s is the last frame',
    async (code) => {
      const feed = openFeed();
      await turns();
      feed.asked[0]?.write(
        data(page(1)) + data({ kind: 'ended', problem: { code, message: 'Over.' } }) + data(page(2)),
      );
      await vi.advanceTimersByTimeAsync(60_000);
      expect(feed.frames.map(({ kind }) => kind)).toEqual(['page', 'ended']);
      expect([feed.frames[1], feed.asked.length]).toMatchObject([{ problem: { code } }, 1]);
      expect(vi.getTimerCount()).toBe(0);
    },
  );

  it('T-2 nothing is sent to a plain http server, nor with what is no token', async () => {
    for (const [server, token, code] of [
      ['http://chat.example', TOKEN, 'forbidden'],
      ['https://chat.example', 'pl1_\n', 'session-expired'],
    ] as const) {
      const net = network();
      const frames: HeardFrame[] = [];
      const backend = httpBackend({ server, widget: 'shop', fetch: net.fetch });
      backend.followChat(token, null, (frame) => frames.push(frame));
      await turns();
      expect([frames, net.asked.length]).toMatchObject([[{ kind: 'ended', problem: { code } }], 0]);
    }
  });

  it.each(['stop', 'close'] as const)('D-6 %s cuts it off, and leaves no timer behind', async (way) => {
    const feed = openFeed();
    await turns();
    feed.asked[0]?.write(data(page(1)));
    await turns();
    if (way === 'stop') feed.stop();
    else feed.backend.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([feed.asked.length, feed.frames.length, vi.getTimerCount()]).toEqual([1, 1, 0]);
    expect(feed.asked[0]?.init.signal?.aborted).toBe(true);
  });
});
