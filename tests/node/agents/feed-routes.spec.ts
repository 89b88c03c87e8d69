import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { LOGIN_LIFE_MS } from '../../../src/domain/agent/agent-token.ts';
import { createAgentFeeds, MOST_FEEDS } from '../../../src/node/agents/agent-feeds.ts';
import { type AgentBrowser, openWork, type Work } from './agents-at-work.ts';

interface Frame {
  readonly kind: string;
  readonly [member: string]: unknown;
}

/** Frames in the order in which they come, each to be waited for. */
function frameQueue() {
  const frames: Frame[] = [];
  let arrived = (): void => undefined;
  return {
    push(frame: Frame): void {
      frames.push(frame);
      arrived();
    },
    /** The next frame of this kind; others before it are passed over. */
    async next(kind: string): Promise<Frame> {
      for (;;) {
        const at = frames.findIndex((frame) => frame.kind === kind);
        if (at >= 0) return frames.splice(0, at + 1)[at] as Frame;
        await new Promise<void>((resolve) => {
          arrived = resolve;
        });
      }
    },
  };
}

async function listen(work: Work): Promise<number> {
  await work.app.listen({ port: 0, host: '127.0.0.1' });
  const address = work.app.server.address();
  if (address === null || typeof address === 'string') throw new Error('the application listens nowhere');
  return address.port;
}

const pageAt = (port: number) => ({ host: `localhost:${port}`, origin: `http://localhost:${port}` });

async function openStream(port: number, { cookie }: AgentBrowser) {
  const { host } = pageAt(port);
  const request = get({ port, host: '127.0.0.1', path: '/agent/stream', headers: { host, cookie } });
  onTestFinished(() => void request.on('error', () => undefined).destroy());
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const queue = frameQueue();
  const open = { ...queue, headers: response.headers, leave: () => request.destroy() };
  if (response.statusCode !== 200) {
    const { code } = JSON.parse(await text(response));
    return { ...open, ended: Promise.resolve(), refused: [response.statusCode, code] };
  }
  const ended = new Promise<void>((resolve) => response.on('end', resolve).on('error', () => resolve()));
  let rest = '';
  response.setEncoding('utf8').on('data', (chunk: string) => {
    const blocks = `${rest}${chunk}`.split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) if (block.startsWith('data: ')) queue.push(JSON.parse(block.slice(6)));
  });
  return { ...open, ended, refused: null };
}

function openSocket(port: number, { cookie }: AgentBrowser, headers: Record<string, string> = pageAt(port)) {
  const { origin = '', ...others } = headers;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/agent/socket`, {
    ...(origin && { origin }),
    headers: { cookie, ...others },
  });
  onTestFinished(() => socket.on('error', () => undefined).terminate());
  const queue = frameQueue();
  socket.on('message', (data) => queue.push(JSON.parse(String(data))));
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  return { ...queue, socket, closed };
}

describe('GET /agent/stream', () => {
  it('D-3 tells a snapshot and each change, as server-sent events that nobody keeps', async () => {
    const work = await openWork();
    const port = await listen(work);
    const anna = await work.agent('anna');
    const stream = await openStream(port, anna);
    expect(stream.headers).toMatchObject({ 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
    expect(await stream.next('snapshot')).toMatchObject({ self: { id: 'anna' }, chats: [] });
    const { chat } = await (await work.visitor()).start();
    expect(await stream.next('chat')).toMatchObject({ chat: { id: chat, state: 'queued' } });
    expect(await stream.next('counts')).toMatchObject({ counts: { queued: 1 } });
  });

  it.each([
    ['the agent signs out', (anna: AgentBrowser) => anna.ask('DELETE', '/session')],
    [
      'their role is another',
      (_anna: AgentBrowser, work: Work) =>
        work.server.handle({ kind: 'save-agent', agent: 'anna', role: 'supervisor' }),
    ],
    [
      'they are removed',
      (_anna: AgentBrowser, work: Work) => work.server.handle({ kind: 'remove-agent', agent: 'anna' }),
    ],
  ])('Z-5 it ends when %s', async (_when, act) => {
    const work = await openWork();
    const port = await listen(work);
    const anna = await work.agent('anna');
    const stream = await openStream(port, anna);
    await stream.next('snapshot');
    await act(anna, work);
    expect(await stream.next('ended')).toMatchObject({ problem: { code: 'unauthorized' } });
    await stream.ended;
  });

  it('Z-5 it ends when the login does, though nothing happens then', async () => {
    const work = await openWork();
    const { cookie } = await work.agent('anna');
    const found = await work.server.signedInAgent(cookie.replace('pla=', ''));
    if (!found.ok) throw new Error('nobody is signed in');
    const due: { readonly delayMs: number; readonly call: () => void }[] = [];
    const feeds = createAgentFeeds(work.server, (delayMs, call) => {
      due.push({ delayMs, call });
      return () => undefined;
    });
    const heard: string[] = [];
    feeds.follow(found.value, ({ kind }) => heard.push(kind));
    expect(due.map(({ delayMs }) => delayMs)).toEqual([LOGIN_LIFE_MS]);
    due[0]?.call();
    due[0]?.call();
    expect(heard.filter((kind) => kind === 'ended')).toHaveLength(1);
  });

  it('Z-4 the eleventh of one browser is refused, until one of them is closed', async () => {
    const work = await openWork();
    const port = await listen(work);
    const anna = await work.agent('anna');
    const streams: Awaited<ReturnType<typeof openStream>>[] = [];
    for (let n = 0; n < MOST_FEEDS; n += 1) streams.push(await openStream(port, anna));
    expect((await openStream(port, anna)).refused).toEqual([429, 'too-many-requests']);
    expect((await openStream(port, await work.agent('anna'))).refused).toBeNull();
    streams[0]?.leave();
    await expect.poll(async () => (await openStream(port, anna)).refused).toBeNull();
  });

  it('D-6 the last word before a planned stop is when to come back, over the socket as well', async () => {
    const work = await openWork();
    const port = await listen(work);
    const anna = await work.agent('anna');
    const [stream, socket] = [await openStream(port, anna), openSocket(port, anna)];
    await Promise.all([stream.next('snapshot'), socket.next('snapshot')]);
    await work.app.close();
    for (const page of [stream, socket]) {
      const { retryAfterMs } = await page.next('drain');
      expect(retryAfterMs).toBeGreaterThanOrEqual(1_000);
      expect(retryAfterMs).toBeLessThanOrEqual(10_000);
    }
    expect(await socket.closed).toBe(1_012);
    await stream.ended;
  });

  it('Z-5 a stranger gets none', async () => {
    const work = await openWork();
    const stranger = { cookie: 'pla=none', ask: async () => Promise.reject() } as AgentBrowser;
    expect((await openStream(await listen(work), stranger)).refused).toEqual([401, 'unauthorized']);
  });
});

describe('GET /agent/socket', () => {
  it('D-3 tells the same frames', async () => {
    const work = await openWork();
    const port = await listen(work);
    const { next } = openSocket(port, await work.agent('anna'));
    expect(await next('snapshot')).toMatchObject({ self: { id: 'anna' } });
    const { chat } = await (await work.visitor()).start();
    expect(await next('chat')).toMatchObject({ chat: { id: chat } });
  });

  it('P-2 its beats keep the session live for 60 seconds each, and its end leaves that time for a reload', async () => {
    const work = await openWork();
    const port = await listen(work);
    const { next, socket, closed } = openSocket(port, await work.agent('anna'));
    await next('snapshot');
    const live = async (): Promise<boolean | undefined> =>
      (await work.server.agents()).find(({ id }) => id === 'anna')?.live;
    const beaten = async () => {
      socket.send(JSON.stringify({ kind: 'beat', active: true }));
      await expect
        .poll(async () => (await work.server.agents()).find(({ id }) => id === 'anna')?.sessions[0]?.heardAt)
        .toBe(work.clock.now);
    };
    await beaten();
    work.clock.now += 59_000;
    expect(await live()).toBe(true);
    await beaten();
    socket.close();
    await closed;
    work.clock.now += 59_000;
    expect(await live()).toBe(true);
    work.clock.now += 1_000;
    expect(await live()).toBe(false);
  });

  it.each([
    ['another site', 'https://evil.example'],
    ['another port', 'http://localhost:1'],
    ['a sandboxed frame', 'null'],
    ['a page that does not say', ''],
  ])('Z-5 of %s is refused, whatever cookie comes with it', async (_whose, origin) => {
    const work = await openWork();
    const port = await listen(work);
    const { socket } = openSocket(port, await work.agent('anna'), { ...pageAt(port), origin });
    const [, answer] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
    expect([answer.statusCode, JSON.parse(await text(answer)).code]).toEqual([403, 'origin-refused']);
  });

  it('Z-5 of a stranger is refused', async () => {
    const work = await openWork();
    const { socket } = openSocket(await listen(work), { cookie: '' } as AgentBrowser);
    const [, answer] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
    expect(answer.statusCode).toBe(401);
  });

  it.each([
    ['no JSON', '{', 1_008],
    ['another kind', '{"kind":"chat"}', 1_008],
    ['a beat without a word on the person', '{"kind":"beat"}', 1_008],
    ['a beat that names a session', '{"kind":"beat","active":true,"session":"x"}', 1_008],
    ['bytes', Buffer.from('{"kind":"beat","active":true}'), 1_008],
    ['more than a beat has', `{"kind":"beat","active":true${' '.repeat(2_000)}}`, 1_009],
  ])('%s ends it', async (_what, data, code) => {
    const work = await openWork();
    const { next, socket, closed } = openSocket(await listen(work), await work.agent('anna'));
    await next('snapshot');
    socket.send(data);
    if (code === 1_008) expect(await next('ended')).toMatchObject({ problem: { code: 'invalid' } });
    expect(await closed).toBe(code);
  });

  it('Z-5 it ends when the agent signs out, and its place is free', async () => {
    const work = await openWork();
    const port = await listen(work);
    const anna = await work.agent('anna');
    const { next, closed } = openSocket(port, anna);
    await next('snapshot');
    await anna.ask('DELETE', '/session');
    expect(await next('ended')).toMatchObject({ problem: { code: 'unauthorized' } });
    expect(await closed).toBe(1_000);
  });

  it('Z-4 the eleventh of one browser is told so and closed', async () => {
    const work = await openWork();
    const port = await listen(work);
    const anna = await work.agent('anna');
    for (let n = 0; n < MOST_FEEDS; n += 1) await openSocket(port, anna).next('snapshot');
    const { next, closed } = openSocket(port, anna);
    expect(await next('ended')).toMatchObject({ problem: { code: 'too-many-requests' } });
    expect(await closed).toBe(1_013);
  });

  it('an ordinary request is told what this address speaks', async () => {
    const work = await openWork();
    const anna = await work.agent('anna');
    const answer = await anna.ask('GET', '/socket');
    expect([answer.statusCode, answer.headers.upgrade]).toEqual([426, 'websocket']);
  });
});
