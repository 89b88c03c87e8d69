import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readStatus } from '../../src/adapters/http/read-status.ts';
import { httpBackend } from '../../src/adapters/http.ts';
import type { Result } from '../../src/base/result.ts';
import type { ChatBackend } from '../../src/contract/chat-backend.ts';
import type { Submission } from '../../src/domain/form/submission.ts';
import type { Problem } from '../../src/domain/problem.ts';
import type { SessionRequest } from '../../src/domain/session/session.ts';
import { aSubmission } from '../../src/testing/builders.ts';

const DOCUMENT = { version: 'v1', settings: { id: 'shop' }, people: { staffed: true } };
const RECEIPT = { id: 'm1', storedAt: 1, replyBy: 2, status: { availability: 'online', reason: 'open', mode: 'chat' } };
const NOW = 1_795_258_734_818;

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

/** A network that gives these answers, one a request; a function decides by itself. */
function network(...answers: (Response | Error | ((init: RequestInit) => Promise<Response>))[]) {
  const sent: Sent[] = [];
  const fetch = async function (this: unknown, input: unknown, init: RequestInit = {}): Promise<Response> {
    // What browsers do when their `fetch` is called as a method of something else.
    if (this !== undefined) throw new TypeError('Illegal invocation');
    sent.push({ url: String(input), init });
    const answer = answers[Math.min(sent.length, answers.length) - 1];
    if (answer instanceof Error) throw answer;
    if (typeof answer === 'function') return answer(init);
    return (answer ?? Response.error()).clone();
  } as typeof globalThis.fetch;
  return { fetch, sent };
}

const json = (value: unknown, init: ResponseInit = {}): Response => new Response(JSON.stringify(value), init);

const html = (status: number): Response =>
  new Response(status === 204 ? null : '<html>Bad gateway</html>', {
    status,
    headers: { 'content-type': 'text/html' },
  });

/** Nothing comes until the caller gives up. */
const silence = ({ signal }: RequestInit): Promise<Response> =>
  new Promise((_resolve, reject) => {
    const giveUp = (): void => reject(new DOMException('', 'AbortError'));
    if (signal?.aborted) giveUp();
    signal?.addEventListener('abort', giveUp);
  });

/** The head comes, the body breaks off. */
const brokenBody = new Response(
  new ReadableStream({ pull: (controller) => controller.error(new TypeError('connection reset')) }),
);

const open = (net: { fetch: typeof fetch }, more = {}) =>
  httpBackend({ server: 'https://chat.example', widget: 'shop', fetch: net.fetch, ...more });

describe('readStatus', () => {
  it.each([
    [{ 'Porchlight-Now': String(NOW) }, NOW],
    [{ 'Porchlight-Now': String(NOW), Age: '0' }, NOW],
    [{ 'Porchlight-Now': String(NOW), Age: '1' }, null],
    [{ 'Porchlight-Now': String(NOW), Age: '86400' }, null],
    [{ 'Porchlight-Now': 'soon' }, null],
    [{ 'Porchlight-Now': '' }, null],
    [{}, null],
  ])('H-6 with the headers %j the server’s time is %s', async (headers, serverNow) => {
    const read = await open(network(json(DOCUMENT, { headers }))).readStatus();
    expect(read).toMatchObject({ ok: true, value: { document: DOCUMENT, serverNow } });
  });

  it.each([
    ['https://chat.example', 'shop', 'https://chat.example/w/shop/status'],
    ['https://chat.example/', 'shop', 'https://chat.example/w/shop/status'],
    ['https://a.example/chat//', 'shop', 'https://a.example/chat/w/shop/status'],
    ['http://127.0.0.1:4100', 'a/../b?c#d', 'http://127.0.0.1:4100/w/a%2F..%2Fb%3Fc%23d/status'],
  ])(
    'S-9 asks %s for %s at its address, past the browser’s cache, without credentials',
    async (server, widget, url) => {
      const net = network(json(DOCUMENT));
      await readStatus({ server, widget, fetch: net.fetch });
      expect(net.sent).toMatchObject([{ url, init: { cache: 'no-cache', credentials: 'omit' } }]);
    },
  );

  it('the round trip ends with the head of the answer', async () => {
    const clock = vi.spyOn(performance, 'now').mockReturnValueOnce(1_000).mockReturnValueOnce(1_250.5);
    const read = await open(network(json(DOCUMENT))).readStatus();
    expect(read).toMatchObject({ value: { roundTripMs: 250.5 } });
    clock.mockRestore();
  });

  describe('with orStale', () => {
    const stale = json(DOCUMENT, { headers: { 'Porchlight-Now': String(NOW) } });

    it.each([
      ['no answer', new TypeError('failed to fetch')],
      ['a proxy without a server behind it', html(502)],
      ['an answer that is not ours', html(200)],
    ])('H-6 %s is made up for by what the cache keeps, which never moves the clock', async (_what, answer) => {
      const net = network(answer, stale);
      expect(await open(net, { orStale: true }).readStatus()).toMatchObject({
        ok: true,
        value: { document: DOCUMENT, serverNow: null },
      });
      expect(net.sent.map(({ init }) => init.cache)).toEqual(['no-cache', 'force-cache']);
    });

    it('a refusal that is final is not made up for', async () => {
      const net = network(json({ code: 'widget-unknown', message: 'There is none.' }, { status: 404 }), stale);
      expect(await open(net, { orStale: true }).readStatus()).toMatchObject({ problem: { code: 'widget-unknown' } });
      expect(net.sent).toHaveLength(1);
    });

    it('with nothing in the cache either, the first refusal counts', async () => {
      const net = network(html(503), new TypeError('failed to fetch'));
      expect(await open(net, { orStale: true }).readStatus()).toMatchObject({ problem: { code: 'unavailable' } });
    });

    it('without it nobody asks the cache', async () => {
      const net = network(new TypeError('failed to fetch'), stale);
      expect(await open(net).readStatus()).toMatchObject({ problem: { code: 'unreachable' } });
      expect(net.sent).toHaveLength(1);
    });
  });
});

describe('what an answer is taken for', () => {
  const problem = (code: string, status: number, more = {}): Response =>
    json({ code, message: 'Because.', ...more }, { status });

  it.each([
    ['no network', new TypeError('failed to fetch'), 'unreachable'],
    ['a body that breaks off', brokenBody, 'unreachable'],
    ['a page where JSON was expected', html(200), 'unreadable'],
    ['an empty success', html(204), 'unreadable'],
    ['JSON of something else', json({ hello: 'world' }), 'unreadable'],
    ['JSON that is null', json(null), 'unreadable'],
    ['a problem that came as a success', problem('invalid', 200), 'unreadable'],
    ['a stranger’s 404', html(404), 'unreadable'],
    ['a stranger’s 401', html(401), 'unreadable'],
    ['a proxy’s 429', html(429), 'too-many-requests'],
    ['a proxy’s 502', html(502), 'unavailable'],
    ['a proxy’s 504', html(504), 'unavailable'],
    ['a 500 of ours', problem('unavailable', 500), 'unavailable'],
    ['an unknown widget', problem('widget-unknown', 404), 'widget-unknown'],
    ['a page that is not listed', problem('origin-refused', 403), 'origin-refused'],
    ['a disabled widget', problem('widget-disabled', 403), 'widget-disabled'],
    ['a code of the future', problem('too-early', 425), 'unreadable'],
    ['a code that never crosses the wire', problem('closed', 503), 'unavailable'],
  ])('%s is %s', async (_what, answer, code) => {
    const backend = open(network(answer));
    for (const result of [await backend.readStatus(), await backend.submit(aSubmission())]) {
      expect(result).toMatchObject({ ok: false, problem: { code } });
    }
  });

  it('Z-4 a refusal of the server arrives whole', async () => {
    const refusal = { code: 'too-many-requests', message: 'Try later.', retryAfterMs: 61_000 };
    const answer = await open(network(json(refusal, { status: 429 }))).submit(aSubmission());
    expect(answer).toEqual({ ok: false, problem: refusal });
  });
});

describe('submit', () => {
  it.each([201, 200])('F-3 takes a receipt with %i', async (status) => {
    const net = network(json(RECEIPT, { status }));
    expect(await open(net).submit(aSubmission())).toEqual({ ok: true, value: RECEIPT });
    const [{ url, init } = { url: '', init: {} as RequestInit }] = net.sent;
    expect(url).toBe('https://chat.example/w/shop/offline-messages');
    expect(init).toMatchObject({
      method: 'POST',
      credentials: 'omit',
      headers: { 'content-type': 'application/json' },
    });
    expect(JSON.parse(new TextDecoder().decode(init.body as Uint8Array))).toEqual(aSubmission());
  });

  it.each([
    ['a usual message', true, 'x'],
    ['one of 59 kB', true, 'x'.repeat(59_000)],
    ['one of 61 kB', false, 'x'.repeat(61_000)],
    ['one of 21,000 characters of three bytes', false, '→'.repeat(21_000)],
  ])('F-3 %s outlives its page: %s', async (_what, keepalive, message) => {
    const net = network(json(RECEIPT));
    const submission: Submission = { ...aSubmission(), values: { message } };
    await open(net).submit(submission);
    expect(net.sent[0]?.init.keepalive).toBe(keepalive);
  });
});

describe('sessions', () => {
  const TOKEN = `pl1_${'0f'.repeat(32)}`;
  const ANSWER = {
    visitor: 'v1',
    secure: { token: TOKEN, expiresAt: NOW },
    identity: null,
    earlier: false,
    findings: [],
  };
  const HANDOVER = { code: `plh_${'1e'.repeat(32)}`, expiresAt: NOW };
  const REQUEST: SessionRequest = {
    boot: '0'.repeat(32),
    tokens: [{ token: TOKEN, place: 'own' }],
    page: { url: 'https://shop.example/' },
    language: 'en',
    timeZone: 'UTC',
  };
  const bodyOf = (sent: Sent | undefined): unknown =>
    JSON.parse(new TextDecoder().decode(sent?.init.body as Uint8Array));
  const empty = (): Response => new Response(null, { status: 204 });

  it('T-7 a session is asked for with everything the page found', async () => {
    const net = network(json(ANSWER));
    expect(await open(net).resolveSession(REQUEST)).toEqual({ ok: true, value: ANSWER });
    expect(net.sent[0]?.url).toBe('https://chat.example/w/shop/visitor/session');
    expect(bodyOf(net.sent[0])).toEqual(REQUEST);
  });

  it('T-9 a code is asked for with the token in a header, never in the address', async () => {
    const net = network(json(HANDOVER));
    expect(await open(net).handOver(TOKEN, 'https://other.example')).toEqual({ ok: true, value: HANDOVER });
    expect(net.sent[0]?.url).toBe('https://chat.example/w/shop/visitor/handover');
    expect(net.sent[0]?.init.headers).toMatchObject({ authorization: `Bearer ${TOKEN}` });
    expect(bodyOf(net.sent[0])).toEqual({ target: 'https://other.example' });
  });

  it('T-10 tokens are ended by a request that outlives its page and the widget', async () => {
    const net = network(empty());
    const backend = open(net);
    const ended = backend.endSession([TOKEN]);
    backend.close();
    expect(net.sent[0]?.init).toMatchObject({ keepalive: true, signal: { aborted: false } });
    expect(bodyOf(net.sent[0])).toEqual({ tokens: [TOKEN] });
    expect(await ended).toEqual({ ok: true, value: undefined });
  });

  it('Z-3 a message of a session carries its token, and one without carries none', async () => {
    const net = network(json(RECEIPT));
    await open(net).submit(aSubmission(), TOKEN);
    await open(net).submit(aSubmission());
    expect(net.sent.map(({ init }) => new Headers(init.headers).get('authorization'))).toEqual([
      `Bearer ${TOKEN}`,
      null,
    ]);
  });

  it('T-4 the cookie no script can read goes along to the page’s own origin, with these calls alone', async () => {
    const net = network(json(ANSWER), empty(), json(HANDOVER), json(RECEIPT), json(DOCUMENT));
    const backend = open(net);
    await backend.resolveSession(REQUEST);
    await backend.endSession([TOKEN]);
    await backend.handOver(TOKEN, 'https://other.example');
    await backend.submit(aSubmission(), TOKEN);
    await backend.readStatus();
    expect(net.sent.map(({ init }) => init.credentials)).toEqual([
      'same-origin',
      'same-origin',
      'omit',
      'omit',
      'omit',
    ]);
  });

  it('T-3 nor to anybody where the visitor forbade to keep anything', async () => {
    const net = network(json(ANSWER));
    await open(net).resolveSession({ ...REQUEST, storage: 'denied' });
    expect(net.sent.map(({ init }) => init.credentials)).toEqual(['omit']);
  });

  const calls: [string, (backend: ChatBackend) => Promise<Result<unknown, Problem>>][] = [
    ['resolveSession', (backend) => backend.resolveSession(REQUEST)],
    ['handOver', (backend) => backend.handOver(TOKEN, 'https://other.example')],
    ['endSession', (backend) => backend.endSession([TOKEN])],
    ['submit', (backend) => backend.submit(aSubmission(), TOKEN)],
  ];

  describe.each(calls)('%s', (_name, call) => {
    it.each([
      ['no network', new TypeError('failed to fetch'), 'unreachable'],
      ['a page where JSON was expected', html(200), 'unreadable'],
      ['JSON of something else', json({ hello: 'world' }), 'unreadable'],
      ['a proxy’s 502', html(502), 'unavailable'],
      ['a token past its end', json({ code: 'session-expired', message: 'No.' }, { status: 401 }), 'session-expired'],
      ['a refused identity', json({ code: 'identity-refused', message: 'No.' }, { status: 403 }), 'identity-refused'],
    ])('T-7 %s is %s', async (_what, answer, code) => {
      expect(await call(open(network(answer)))).toMatchObject({ ok: false, problem: { code } });
    });

    it.each(['http://chat.example', 'http://192.168.1.9:4100', 'no address'])(
      'T-2 nothing of a visitor is sent to %s',
      async (server) => {
        const net = network(json(ANSWER));
        expect(await call(open(net, { server }))).toMatchObject({ ok: false, problem: { code: 'forbidden' } });
        expect(net.sent).toEqual([]);
      },
    );

    it.each(['http://127.0.0.1:4100', 'http://localhost', 'https://chat.example/mounted'])(
      'T-2 %s is asked',
      async (server) => {
        const net = network(empty());
        await call(open(net, { server }));
        expect(net.sent).toHaveLength(1);
      },
    );

    it('after close is closed', async () => {
      const net = network(json(ANSWER));
      const backend = open(net);
      backend.close();
      expect(await call(backend)).toMatchObject({ ok: false, problem: { code: 'closed' } });
      expect(net.sent).toEqual([]);
    });
  });
});

describe('giving up', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('F-3 after ten seconds without an answer it is unreachable', async () => {
    const backend = open(network(silence));
    const [status, message] = [backend.readStatus(), backend.submit(aSubmission())];
    const settled = vi.fn();
    void Promise.race([status, message]).then(settled);
    await vi.advanceTimersByTimeAsync(9_999);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(await status).toMatchObject({ problem: { code: 'unreachable' } });
    expect(await message).toMatchObject({ problem: { code: 'unreachable' } });
  });

  it('S-9 an answer leaves no timer behind, nor does a failure', async () => {
    await open(network(json(DOCUMENT))).readStatus();
    await open(network(new TypeError('failed to fetch'))).readStatus();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('close cuts off what is under way; it and all later calls are closed', async () => {
    const net = network(silence);
    const backend = open(net, { orStale: true });
    const [status, message] = [backend.readStatus(), backend.submit(aSubmission())];
    backend.close();
    for (const answer of [await status, await message, await backend.readStatus(), backend.watchStatus(vi.fn())]) {
      expect(answer).toMatchObject({ ok: false, problem: { code: 'closed' } });
    }
    await vi.advanceTimersByTimeAsync(60_000);
    expect([net.sent.filter(({ init }) => !init.signal?.aborted).length, vi.getTimerCount()]).toEqual([0, 0]);
  });

  it('what was answered before close stays answered, and nothing is sent after it', async () => {
    const net = network(json(DOCUMENT));
    const backend = open(net);
    const read = await backend.readStatus();
    backend.close();
    await backend.readStatus();
    await backend.submit(aSubmission());
    expect([read.ok, net.sent.length]).toEqual([true, 1]);
  });
});
