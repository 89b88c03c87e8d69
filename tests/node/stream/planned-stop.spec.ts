import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import Fastify from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import { porchlightRoutes } from '../../../src/node/porchlight-routes.ts';
import { createConnections } from '../../../src/node/stream/connections.ts';
import { chatPollPath } from '../../../src/protocol/http.ts';
import { openApp, TOKEN } from '../open-app.ts';
import { heldTimers, openFollowing, openSocket, openStreams } from './stream-bench.ts';

const WAIT_MS = 25_000;
const GRACE_MS = 1_000;

describe('a server that is about to stop', () => {
  it('D-6 tells each socket when to come back, and closes it with 1012', async () => {
    const streams = await openStreams();
    const following = await openFollowing(streams);
    const anonymous = openSocket(streams.port);
    await anonymous.send({ kind: 'hello', widget: 'shop' });
    await anonymous.next('status');
    await streams.streams.close();
    for (const socket of [following, anonymous]) {
      expect(await socket.next('drain')).toEqual({ kind: 'drain', retryAfterMs: 5_500 });
      expect(await socket.closed).toBe(1_012);
    }
  });

  it('D-6 tells a stream that asked for all frames, and ends every stream', async () => {
    const streams = await openStreams();
    const headers = { authorization: `Bearer ${streams.page.token}` };
    const [all, plain] = await Promise.all(
      ['?frames=all', ''].map((query) =>
        fetch(`http://127.0.0.1:${streams.port}/w/shop/chat/feed${query}`, { headers }),
      ),
    );
    await streams.streams.close();
    expect(await all?.text()).toMatch(/\n\ndata: \{"kind":"drain","retryAfterMs":5500\}\n\n$/);
    expect(await plain?.text()).not.toContain('drain');
  });

  it('D-6 answers a question that waits', async () => {
    const streams = await openStreams();
    const url = `http://127.0.0.1:${streams.port}${chatPollPath('shop')}`;
    const headers = { authorization: `Bearer ${streams.page.token}` };
    const tag = (await fetch(url, { headers })).headers.get('etag') ?? '';
    const waiting = fetch(url, { headers: { ...headers, 'if-none-match': tag } });
    await expect.poll(() => streams.count(WAIT_MS)).toBe(1);
    await streams.streams.close();
    const answer = await waiting;
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '6']);
  });

  it('D-6 lets nobody in meanwhile, and waits a second at most for a page that does not listen', async () => {
    const streams = await openStreams();
    const deaf = connect(streams.port, '127.0.0.1').on('error', () => undefined);
    onTestFinished(() => void deaf.destroy());
    deaf.write(
      'GET /w/shop/socket HTTP/1.1\r\nhost: x\r\nconnection: Upgrade\r\nupgrade: websocket\r\n' +
        'sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    await once(deaf, 'data');
    const closing = streams.streams.close();
    await expect.poll(() => streams.count(GRACE_MS)).toBe(1);
    const late = openSocket(streams.port);
    const [, answer] = (await once(late.socket, 'unexpected-response')) as [unknown, IncomingMessage];
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '6']);
    expect(JSON.parse(await text(answer))).toMatchObject({ code: 'unavailable', retryAfterMs: 5_500 });
    streams.fire(GRACE_MS);
    await closing;
  });

  it('D-6 as the whole application does, wherever it is registered', async () => {
    const { server } = await openApp();
    const app = Fastify();
    await app.register(porchlightRoutes, { prefix: '/chat', server, token: TOKEN });
    await app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.server.address() as { port: number };
    const socket = openSocket(port, { prefix: '/chat' });
    await socket.send({ kind: 'hello', widget: 'shop' });
    await socket.next('status');
    await app.close();
    expect((await socket.next('drain')).retryAfterMs).toBeGreaterThanOrEqual(1_000);
    expect(await socket.closed).toBe(1_012);
  });

  it('D-6 spreads their return over nine seconds', async () => {
    const app = Fastify();
    const draws = [0, 0.999_999, 0.25];
    const { setTimer } = heldTimers();
    const connections = createConnections(app, { setTimer, random: () => draws.shift() ?? 0 });
    const waits: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      const gone = connections.add('192.0.2.1', (retryAfterMs) => {
        waits.push(retryAfterMs);
        gone();
      });
    }
    await app.close();
    expect(waits).toEqual([1_000, 10_000, 3_250]);
  });
});
