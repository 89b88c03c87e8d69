import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { refused } from '../../../src/base/result.ts';
import type { VisitorFrame } from '../../../src/domain/chat/visitor-chat.ts';
import { MOST_OF_ADDRESS } from '../../../src/node/stream/connections.ts';
import { PING_MS, SILENCE_MS } from '../../../src/protocol/frames.ts';
import { MONDAY } from '../open-app.ts';
import { openFollowing, openSocket, openStreams, type Streams, textsOf } from './stream-bench.ts';

const HELLO_MS = 10_000;

async function refusalOf({ socket }: { socket: WebSocket }): Promise<readonly unknown[]> {
  const [, answer] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
  return [answer.statusCode, JSON.parse(await text(answer)).code];
}

describe('GET /w/{widget}/socket, with a session', () => {
  it('D-3 says welcome, tells what there is, says that this was all, and then each change', async () => {
    const streams = await openStreams();
    const { chat } = await streams.page.start('First');
    const socket = openSocket(streams.port);
    await socket.send({ kind: 'hello', widget: 'shop', token: streams.page.token });
    expect(await socket.next('welcome')).toEqual({ kind: 'welcome', now: MONDAY, pingMs: 25_000, silenceMs: 60_000 });
    expect(textsOf(await socket.next('page'))).toEqual(['First']);
    await socket.next('live');
    await streams.reply(chat, 'Second');
    expect(textsOf(await socket.next('page'))).toEqual(['Second']);
    expect(socket.frames.filter(({ kind }) => kind === 'live')).toEqual([]);
  });

  it('D-3 the same frames as over a stream that asks for all of them', async () => {
    const streams = await openStreams();
    await streams.page.start('First');
    const socket = await openFollowing(streams, { status: (await document(streams.server)).version });
    const abort = new AbortController();
    const answer = await fetch(`http://127.0.0.1:${streams.port}/w/shop/chat/feed?frames=all`, {
      headers: { authorization: `Bearer ${streams.page.token}` },
      signal: abort.signal,
    });
    let streamed = '';
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
      streamed += new TextDecoder().decode(chunk);
      if (streamed.includes('"live"')) break;
    }
    const frames = streamed
      .split('\n\n')
      .filter((block) => block.startsWith('data: '))
      .map((block) => JSON.parse(block.slice(6)));
    expect(frames.map(({ kind }) => kind)).toEqual(['welcome', 'page', 'live']);
    const again = openSocket(streams.port);
    await again.send({ kind: 'hello', widget: 'shop', token: streams.page.token });
    expect([await again.next('welcome'), await again.next('page'), await again.next('live')]).toEqual(frames);
    expect(socket.frames).toEqual([]);
  });

  it('D-4 goes on from the position the page has', async () => {
    const streams = await openStreams();
    const { chat, number } = await streams.page.start('First');
    await streams.reply(chat, 'Second');
    const socket = openSocket(streams.port);
    await socket.send({
      kind: 'hello',
      widget: 'shop',
      token: streams.page.token,
      position: { chat, after: number },
    });
    expect(textsOf(await socket.next('page'))).toEqual(['Second']);
  });

  it('D-4 a long past comes in pages, and live after the last of them', async () => {
    const streams = await openStreams();
    const { chat } = await streams.page.start('First');
    for (let n = 0; n < 250; n += 1) await streams.reply(chat, `Line ${n}`);
    const socket = openSocket(streams.port);
    await socket.send({ kind: 'hello', widget: 'shop', token: streams.page.token });
    await socket.next('live');
    const told = openSocket(streams.port);
    await told.send({ kind: 'hello', widget: 'shop', token: streams.page.token });
    const kinds: string[] = [];
    for (;;) {
      const [frame] = told.frames.splice(0, 1);
      if (frame && frame.kind !== 'status') kinds.push(frame.kind);
      if (frame?.kind === 'live') break;
      if (!frame) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(kinds).toEqual(['welcome', 'page', 'page', 'live']);
  });

  it('D-6 asks every 25 seconds, with the head of the chat as it is stored, whatever was told of it', async () => {
    let tell: (frame: VisitorFrame) => void = () => undefined;
    const streams = await openStreams(
      { id: 'shop' },
      {
        followVisitor(_actor, _position, listener) {
          tell = listener;
          return () => undefined;
        },
      },
    );
    const { chat } = await streams.page.start('First');
    const socket = openSocket(streams.port);
    await socket.send({ kind: 'hello', widget: 'shop', token: streams.page.token });
    await socket.next('welcome');
    tell({ kind: 'page', chat: null, entries: [], invitation: null });
    await socket.next('live');
    await streams.reply(chat, 'A nudge was lost');
    const page = await streams.server.visitorPage(
      { kind: 'visitor', widget: 'shop', token: streams.page.token, origin: 'https://shop.example' },
      null,
    );
    const head = page.ok ? page.value.chat?.head : undefined;
    expect(head).toBeGreaterThan(1);
    streams.clock.now += PING_MS;
    streams.fire(PING_MS);
    expect(await socket.next('ping')).toEqual({ kind: 'ping', now: MONDAY + PING_MS, heads: { [chat]: head } });
    streams.fire(PING_MS);
    await socket.next('ping');
  });

  it('D-6 asks without a head while the store is busy', async () => {
    const busy = async () => refused({ code: 'unavailable', message: 'The store is busy.' } as const);
    const streams = await openStreams({ id: 'shop' }, { visitorPage: busy });
    await streams.page.start('First');
    const socket = await openFollowing(streams);
    streams.fire(PING_MS);
    expect(await socket.next('ping', 'ended')).toMatchObject({ kind: 'ping', heads: {} });
  });

  it('D-6 gives up a page that says nothing for a minute, and none that answers', async () => {
    const streams = await openStreams();
    const silent = await openFollowing(streams);
    expect(streams.count(SILENCE_MS)).toBe(1);
    await silent.send({ kind: 'pong' });
    await silent.send({ kind: 'ping' });
    expect(await silent.next('pong')).toEqual({ kind: 'pong', now: MONDAY });
    expect(streams.count(SILENCE_MS)).toBe(1);
    streams.fire(SILENCE_MS);
    expect(await silent.closed).toBe(1_006);
    expect([SILENCE_MS, PING_MS].map(streams.count)).toEqual([0, 0]);
  });

  it('Z-4 whoever says no hello within ten seconds is told so and closed', async () => {
    const streams = await openStreams();
    const socket = openSocket(streams.port);
    await socket.opened;
    await expect.poll(() => streams.count(HELLO_MS)).toBe(1);
    streams.fire(HELLO_MS);
    expect(await socket.next('error')).toMatchObject({ problem: { code: 'invalid' } });
    expect(await socket.closed).toBe(1_008);
  });

  it('Z-4 the sixth of one visitor is told so and closed, and one that leaves makes room', async () => {
    const streams = await openStreams();
    const sockets = [];
    for (let n = 0; n < 5; n += 1) sockets.push(await openFollowing(streams));
    const sixth = openSocket(streams.port);
    await sixth.send({ kind: 'hello', widget: 'shop', token: streams.page.token });
    expect(await sixth.next('ended')).toMatchObject({ problem: { code: 'too-many-requests', retryAfterMs: 30_000 } });
    expect(await sixth.closed).toBe(1_013);
    sockets[0]?.socket.close();
    await sockets[0]?.closed;
    await expect
      .poll(async () => {
        const next = openSocket(streams.port);
        await next.send({ kind: 'hello', widget: 'shop', token: streams.page.token });
        return (await next.next('live', 'ended')).kind;
      })
      .toBe('live');
  });

  it('Z-4 one address holds a hundred at most, over whatever', async () => {
    const streams = await openStreams();
    const sockets = [];
    for (let n = 0; n < MOST_OF_ADDRESS; n += 1) {
      const socket = openSocket(streams.port);
      await socket.opened;
      sockets.push(socket);
    }
    expect(await refusalOf(openSocket(streams.port))).toEqual([429, 'too-many-requests']);
    for (const path of ['feed', 'poll']) {
      const answer = await fetch(`http://127.0.0.1:${streams.port}/w/shop/chat/${path}`, {
        headers: { authorization: `Bearer ${streams.page.token}` },
      });
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '30']);
    }
    sockets[0]?.socket.close();
    await sockets[0]?.closed;
    await expect
      .poll(async () => {
        const next = openSocket(streams.port);
        return Promise.race([next.opened.then(() => 'opened'), refusalOf(next)]);
      })
      .toBe('opened');
  });

  it('Z-4 a page that does not read is cut off at a mebibyte, and its place is free', async () => {
    const told: (() => void)[] = [];
    let stopped = false;
    const long = 'x'.repeat(1_000_000);
    const streams = await openStreams(
      { id: 'shop' },
      {
        followVisitor(_actor, _position, listener) {
          told.push(() =>
            listener({
              kind: 'page',
              chat: null,
              entries: [],
              invitation: { id: 'i', name: long, text: long, fields: [], expiresAt: MONDAY as never },
            }),
          );
          return () => {
            stopped = true;
          };
        },
      },
    );
    const socket = openSocket(streams.port);
    await socket.send({ kind: 'hello', widget: 'shop', token: streams.page.token });
    await socket.next('welcome');
    socket.socket.pause();
    let pages = 0;
    for (; !stopped && pages < 50; pages += 1) {
      told[0]?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(stopped).toBe(true);
    expect(pages).toBeLessThan(50);
    socket.socket.resume();
    expect(await socket.closed).toBe(1_006);
  });

  it('Z-4 a page that talks without an end is told so and closed', async () => {
    const streams = await openStreams();
    const socket = await openFollowing(streams);
    const talk = (frames: number): void => {
      for (let n = 0; n < frames; n += 1) socket.socket.send('{"kind":"ping"}');
    };
    for (let minute = 0; minute < 3; minute += 1) {
      talk(60);
      for (let n = 0; n < 60; n += 1) await socket.next('pong');
      streams.fire(PING_MS);
      await socket.next('ping');
    }
    talk(101);
    expect(await socket.next('error')).toMatchObject({ problem: { code: 'too-many-requests' } });
    expect(await socket.closed).toBe(1_008);
  });

  it('Z-3 ends with the session, when it is ended and when it runs out', async () => {
    const streams = await openStreams();
    const ended = await openFollowing(streams);
    const { token } = streams.page;
    await streams.server.handle({
      kind: 'end-session',
      widget: 'shop',
      tokens: [token],
      hostToken: null,
      origin: null,
    });
    expect(await ended.next('ended')).toMatchObject({ problem: { code: 'session-expired' } });
    expect(await ended.closed).toBe(1_000);

    const later = await openStreams();
    const spent = await openFollowing(later);
    later.clock.now += 400 * 86_400_000;
    later.fire(PING_MS);
    expect(await spent.next('ended')).toMatchObject({ problem: { code: 'session-expired' } });
  });

  it.each([
    ['unknown', 'pl1_unknown'],
    ['empty', ''],
    ['no token at all', ' \u0000'],
  ])('Z-3 a token that is %s gets nothing of any chat', async (_what, token) => {
    const streams = await openStreams();
    await streams.page.start();
    const socket = openSocket(streams.port);
    await socket.send({ kind: 'hello', widget: 'shop', token });
    expect(await socket.next('ended')).toMatchObject({ problem: { code: 'session-expired' } });
    expect(await socket.closed).toBe(1_000);
    expect(socket.frames).toEqual([]);
  });

  it.each([
    ['a page that is not listed', 'shop', 'https://evil.example', [403, 'origin-refused']],
    ['a sandboxed frame', 'shop', 'null', [403, 'origin-refused']],
    ['an unknown widget', 'nope', 'https://shop.example', [404, 'widget-unknown']],
  ])('Z-3 of %s none is opened', async (_whose, widget, origin, refusal) => {
    const { port } = await openStreams({ id: 'shop', origins: ['https://shop.example'] });
    expect(await refusalOf(openSocket(port, { widget, origin }))).toEqual(refusal);
  });

  it('Z-3 a page that is no longer listed hears no more', async () => {
    const streams = await openStreams({ id: 'shop', origins: ['https://shop.example'] });
    const socket = await openFollowing(streams);
    await streams.server.handle({ kind: 'save-widget', settings: { id: 'shop', origins: ['https://other.example'] } });
    expect(await socket.next('ended')).toMatchObject({ problem: { code: 'origin-refused' } });
  });

  it('offers no compression, whatever the page would take', async () => {
    const { port } = await openStreams();
    const { socket, opened } = openSocket(port);
    await opened;
    expect(socket.extensions).toBe('');
  });
});

describe('GET /w/{widget}/socket, without a session', () => {
  it('D-7 tells the status document at once and whenever it changed, and makes no visitor', async () => {
    const streams = await openStreams();
    const before = await streams.server.visitors({});
    const events = await streams.server.store.eventsAfter('main', 0, 1_000);
    const socket = openSocket(streams.port);
    const [upgrade] = (await once(socket.socket, 'upgrade')) as [IncomingMessage];
    expect(upgrade.headers['set-cookie']).toBeUndefined();
    await socket.send({ kind: 'hello', widget: 'shop' });
    const first = await socket.next('status');
    expect(first.document).toEqual(await document(streams.server));
    expect(await streams.server.visitors({})).toEqual(before);
    expect(await streams.server.store.eventsAfter('main', 0, 1_000)).toEqual(events);
    await streams.server.handle({ kind: 'save-widget', settings: { id: 'shop', departments: ['sales'] } });
    const second = await socket.next('status');
    expect(second.document).toEqual(await document(streams.server));
    expect(second.document.version).not.toBe(first.document.version);
  });

  it('D-7 a page that has the document already hears of the next one alone', async () => {
    const streams = await openStreams();
    const { version } = await document(streams.server);
    const socket = openSocket(streams.port);
    await socket.send({ kind: 'hello', widget: 'shop', status: version });
    await socket.send({ kind: 'ping' });
    await socket.next('pong');
    await streams.server.handle({ kind: 'save-widget', settings: { id: 'shop', departments: ['sales'] } });
    const { document: next } = await socket.next('status');
    expect(next.version).not.toBe(version);
    expect(socket.frames).toEqual([]);
  });

  it('D-7 nobody looks for a page that has left', async () => {
    let reads = 0;
    const streams: Streams = await openStreams(
      { id: 'shop' },
      {
        statusDocument(widget) {
          reads += 1;
          return streams.server.statusDocument(widget);
        },
      },
    );
    const socket = openSocket(streams.port);
    await socket.send({ kind: 'hello', widget: 'shop' });
    await socket.next('status');
    await expect.poll(() => streams.count(SILENCE_MS)).toBe(1);
    socket.socket.close();
    await expect.poll(() => streams.count(SILENCE_MS)).toBe(0);
    const before = reads;
    await streams.server.handle({ kind: 'save-widget', settings: { id: 'shop', departments: ['sales'] } });
    expect(reads).toBe(before);
  });

  it('D-7 is asked whether it is there as well, and ends with its widget', async () => {
    const streams = await openStreams();
    const socket = openSocket(streams.port);
    await socket.send({ kind: 'hello', widget: 'shop' });
    await socket.next('status');
    streams.fire(PING_MS);
    expect(await socket.next('ping')).toMatchObject({ heads: {} });
    await streams.server.handle({ kind: 'remove-widget', widget: 'shop' });
    expect(await socket.next('ended')).toMatchObject({ problem: { code: 'widget-unknown' } });
    expect(await socket.closed).toBe(1_000);
  });
});

async function document(server: Awaited<ReturnType<typeof openStreams>>['server']) {
  const read = await server.statusDocument('shop');
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
}
