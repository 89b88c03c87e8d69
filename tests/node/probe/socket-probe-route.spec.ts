import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import Fastify from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { porchlightRoutes } from '../../../src/node/porchlight-routes.ts';
import type { ReferenceServer } from '../../../src/workspace/reference-server.ts';
import { openApp, TOKEN } from '../open-app.ts';

const URL = '/w/shop/probe/socket';

interface Listening {
  readonly port: number;
  readonly close: () => Promise<void>;
  readonly server: ReferenceServer;
}

async function listen(settings = { id: 'shop' }): Promise<Listening> {
  const { app, server } = await openApp(settings);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('the application listens nowhere');
  return { port: address.port, close: async () => void (await app.close()), server };
}

function open(port: number, url = URL, origin?: string): WebSocket {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${url}`, { ...(origin && { origin }) });
  onTestFinished(() => socket.on('error', () => undefined).terminate());
  return socket;
}

/** All that a socket says until it is closed; a refusal is its status and code. */
async function hear(socket: WebSocket): Promise<readonly unknown[]> {
  const heard: unknown[] = [];
  socket.on('message', (data) => heard.push(String(data)));
  const [kind, ...rest] = await Promise.race([
    once(socket, 'close').then(([code]) => ['closed', code]),
    once(socket, 'unexpected-response').then(([, answer]) => ['refused', answer]),
  ]);
  if (kind === 'closed') return [...heard, ...rest];
  const answer = rest[0] as IncomingMessage;
  return [answer.statusCode, JSON.parse(await text(answer)).code];
}

/** Sends bytes, and gives all that comes back until the connection ends. */
async function sendBytes(port: number, lines: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  return text(socket);
}

const HANDSHAKE = [
  `GET ${URL} HTTP/1.1`,
  'host: x',
  'connection: Upgrade',
  'upgrade: websocket',
  'sec-websocket-version: 13',
  'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
];

describe('GET /w/{widget}/probe/socket', () => {
  it('T-11 says hello and closes', async () => {
    const { port } = await listen();
    expect(await hear(open(port))).toEqual(['{"kind":"hello"}', 1_000]);
  });

  it.each([
    ['a page that is listed', 'https://shop.example', ['{"kind":"hello"}', 1_000]],
    ['a page that is not', 'https://evil.example', [403, 'origin-refused']],
    ['a sandboxed frame', 'null', [403, 'origin-refused']],
    ['no page', undefined, ['{"kind":"hello"}', 1_000]],
  ])('Z-3 for %s', async (_whose, origin, heard) => {
    const { port } = await listen({ id: 'shop', origins: ['https://shop.example'] } as { id: string });
    expect(await hear(open(port, URL, origin))).toEqual(heard);
  });

  it.each([
    ['an unknown widget', '/w/nope/probe/socket', [404, 'widget-unknown']],
    ['another address', '/w/shop/status', null],
    ['an address of nothing', '/nothing', [404, 'not-found']],
    ['a widget named in a wrong way', '/w/%ff/probe/socket', [400, 'invalid']],
  ])('a socket to %s gets an ordinary answer', async (_what, url, refusal) => {
    const { port } = await listen();
    const socket = open(port, url);
    if (refusal) return expect(await hear(socket)).toEqual(refusal);
    const [, answer] = await once(socket, 'unexpected-response');
    expect(answer.statusCode).toBe(200);
  });

  it('a request for no socket is told what this address speaks', async () => {
    const { ask } = await openApp();
    const answer = await ask('GET', URL);
    expect([answer.statusCode, answer.headers.upgrade, answer.json().code]).toEqual([426, 'websocket', 'invalid']);
    expect((await ask('POST', URL)).headers.allow).toBe('GET');
  });

  it.each([
    ['an upgrade to something else', HANDSHAKE.with(3, 'upgrade: h2c'), 426],
    ['a version of long ago', HANDSHAKE.with(4, 'sec-websocket-version: 1'), 400],
    ['no key', HANDSHAKE.slice(0, -1), 400],
    ['a key that is none', HANDSHAKE.with(5, 'sec-websocket-key: x'), 400],
    ['another method', HANDSHAKE.with(0, `DELETE ${URL} HTTP/1.1`), 405],
  ])('%s is refused as a problem, and the connection ends', async (_what, lines, status) => {
    const { port } = await listen();
    const answer = await sendBytes(port, lines);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer.toLowerCase()).toContain('content-type: application/problem+json');
    expect(answer).toMatch(/^connection: (Upgrade, )?close\r$/im);
    expect(answer.toLowerCase()).toContain("content-security-policy: default-src 'none'");
  });

  it('a body that came with an offer of HTTP/2 is read as ever', async () => {
    const { port } = await listen();
    const put = request({
      port,
      host: '127.0.0.1',
      method: 'PUT',
      path: '/api/v1/agents/anna',
      headers: {
        connection: 'Upgrade, HTTP2-Settings',
        upgrade: 'h2c',
        'http2-settings': 'AAMAAABk',
        authorization: `Bearer ${TOKEN}`,
        'content-type': 'application/json',
      },
    }).end('{"name":"Anna"}');
    const [answer] = (await once(put, 'response')) as [IncomingMessage];
    expect([answer.statusCode, answer.headers.connection]).toEqual([200, 'keep-alive']);
    expect(JSON.parse(await text(answer)).name).toBe('Anna');
  });

  it('Z-4 whoever breaks the protocol, says too much or goes away harms nobody', async () => {
    const { port } = await listen();
    for (const bytes of ['\xff\xff\xff\xff', '\x82\x7f\x00\x00\x00\x00\x7f\xff\xff\xff', '\x81\x05hello', '']) {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write(`${HANDSHAKE.join('\r\n')}\r\n\r\n`);
      await once(socket, 'data');
      socket.write(Buffer.from(bytes, 'latin1'));
      if (bytes === '') socket.resetAndDestroy();
      await once(socket, 'close');
    }
    expect(await hear(open(port))).toEqual(['{"kind":"hello"}', 1_000]);
  });

  it.each([
    ['would be let in', HANDSHAKE],
    ['would be refused', HANDSHAKE.with(0, 'GET /w/nope/probe/socket HTTP/1.1')],
  ])('a connection that breaks while its page is judged, and %s, harms nobody', async (_what, lines) => {
    const { port, server } = await listen();
    const settings = server.settings.bind(server);
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    const judged = new Promise<void>((resolve) => {
      server.settings = async (widget) => {
        socket.resetAndDestroy();
        await once(socket, 'close');
        // What the network tells the other end comes with the next turns of the loop.
        for (let turn = 0; turn < 10; turn += 1) await new Promise((next) => setImmediate(next));
        server.settings = settings;
        resolve();
        return settings(widget);
      };
    });
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    await judged;
    expect(await hear(open(port))).toEqual(['{"kind":"hello"}', 1_000]);
  });

  it('Z-4 the twenty-first that stays open is asked to come later', async () => {
    const { port } = await listen();
    for (let n = 0; n < 20; n += 1) {
      const socket = connect(port, '127.0.0.1');
      onTestFinished(() => void socket.destroy());
      socket.write(`${HANDSHAKE.join('\r\n')}\r\n\r\n`);
      await once(socket, 'data');
    }
    expect(await hear(open(port))).toEqual([503, 'unavailable']);
  });

  it('a server that closes ends those that are open', async () => {
    const { port, close } = await listen();
    const socket = connect(port, '127.0.0.1');
    socket.write(`${HANDSHAKE.join('\r\n')}\r\n\r\n`);
    await once(socket, 'data');
    await Promise.all([once(socket, 'close'), close()]);
  });
});

describe('inside an application that is not ours', () => {
  it('is found under the prefix, and leaves the upgrades of others alone', async () => {
    const { server } = await openApp();
    const app = Fastify();
    onTestFinished(() => app.close());
    await app.register(porchlightRoutes, { prefix: '/chat', server, token: TOKEN });
    app.server.on('upgrade', (request: IncomingMessage, socket) => {
      if (!request.url?.startsWith('/chat/')) socket.end('HTTP/1.1 418 Theirs\r\nconnection: close\r\n\r\n');
    });
    await app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.server.address() as { port: number };
    expect(await hear(open(port, `/chat${URL}`))).toEqual(['{"kind":"hello"}', 1_000]);
    for (const url of ['/theirs', `/room${URL}`]) {
      expect(await sendBytes(port, HANDSHAKE.with(0, `GET ${url} HTTP/1.1`))).toMatch(/^HTTP\/1\.1 418 Theirs/);
    }
  });
});
