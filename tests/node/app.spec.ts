import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import Fastify from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import { porchlightRoutes } from '../../src/node/porchlight-routes.ts';
import { createReferenceServer } from '../../src/workspace/create-reference-server.ts';
import { createMemoryStore } from '../../src/workspace/memory-store.ts';
import { aSubmission, openApp, TOKEN } from './open-app.ts';

const SECURITY = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'cross-origin',
};

/** Sends bytes to a listening application, and gives all that comes back. */
async function sendBytes(bytes: string): Promise<string> {
  const { app } = await openApp();
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('the application listens nowhere');
  const socket = connect(address.port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.write(bytes);
  return text(socket);
}

describe('every answer', () => {
  it.each([
    ['GET', '/healthz'],
    ['GET', '/w/shop/status'],
    ['GET', '/w/nope/status'],
    ['OPTIONS', '/w/shop/status'],
    ['DELETE', '/w/shop/status'],
    ['GET', '/w/shop.js'],
    ['GET', '/embed/x.js'],
    ['POST', '/w/shop/visitor/session'],
    ['POST', '/w/shop/visitor/end'],
    ['GET', '/w/shop/probe/socket'],
    ['GET', '/api/v1/widgets'],
    ['GET', '/nothing/here'],
    ['GET', '/%zz'],
    ['GET', `/w/${'x'.repeat(101)}/status`],
  ] as const)('%s %s carries the security headers and sets no cookie', async (method, url) => {
    const { ask } = await openApp();
    const { headers } = await ask(method, url);
    expect(headers).toMatchObject(SECURITY);
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
  });

  it('to bytes that are no request is a problem, too, and carries them', async () => {
    const answer = await sendBytes('HELLO\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer).toContain('content-type: application/problem+json');
    for (const [name, value] of Object.entries(SECURITY)) expect(answer).toContain(`${name}: ${value}\r\n`);
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toMatchObject({ code: 'invalid' });
  });

  it('to headers beyond 16 KiB is a 431', async () => {
    const answer = await sendBytes(`GET /healthz HTTP/1.1\r\nhost: x\r\nx-long: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 431 Request Header Fields Too Large\r\n/);
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toMatchObject({ code: 'too-large' });
  });
});

describe('other methods', () => {
  it.each([
    ['/healthz', 'POST', 'GET, HEAD'],
    ['/w/shop/status', 'POST', 'GET, HEAD, OPTIONS'],
    ['/w/shop.js', 'PUT', 'GET, HEAD'],
    ['/w/shop/offline-messages', 'GET', 'POST, OPTIONS'],
    ['/w/shop/offline-messages', 'HEAD', 'POST, OPTIONS'],
    ['/embed/x.js', 'DELETE', 'GET, HEAD'],
    ['/api/v1/widgets', 'POST', 'GET, HEAD, OPTIONS'],
    ['/api/v1/widgets/shop', 'PATCH', 'GET, HEAD, PUT, DELETE, OPTIONS'],
    ['/api/v1/agents/anna', 'GET', 'PUT, DELETE, OPTIONS'],
    ['/api/v1/departments/sales', 'PATCH', 'PUT, DELETE, OPTIONS'],
    ['/api/v1/offline-messages/1', 'DELETE', 'PATCH, OPTIONS'],
  ] as const)('%s refuses %s with 405 and says what it takes', async (url, method, allow) => {
    const { manage } = await openApp();
    const answer = await manage(method, url);
    expect([answer.statusCode, answer.headers.allow]).toEqual([405, allow]);
    if (method !== 'HEAD') expect(answer.json().code).toBe('not-found');
  });
});

describe('GET /healthz', () => {
  it('is 200 while the store answers, 503 once it does not', async () => {
    const store = createMemoryStore();
    const server = createReferenceServer({ settings: { id: 'shop' }, now: Date.now, newId: () => 'x', store });
    const app = Fastify();
    await app.register(porchlightRoutes, { server, token: TOKEN });
    onTestFinished(() => app.close());
    const well = await app.inject('/healthz');
    expect([well.statusCode, well.json()]).toEqual([200, { status: 'ok', store: 'memory' }]);
    await store.close();
    const ill = await app.inject('/healthz');
    expect([ill.statusCode, ill.json().code]).toEqual([503, 'unavailable']);
  });

  it('a server that was closed refuses with 503 rather than failing', async () => {
    const { ask, post, manage, server } = await openApp();
    await server.close();
    for (const answer of [
      await ask('GET', '/healthz'),
      await ask('GET', '/w/shop/status'),
      await post(aSubmission()),
      await manage('DELETE', '/api/v1/widgets/shop'),
    ]) {
      expect([answer.statusCode, answer.json().code]).toEqual([503, 'unavailable']);
    }
  });
});

describe('porchlightRoutes under a prefix', () => {
  it('has every address there, and leaves the rest of the application alone', async () => {
    const server = createReferenceServer({ settings: { id: 'shop' }, now: Date.now, newId: () => 'x' });
    const app = Fastify();
    app.post('/echo', async (request) => request.body);
    await app.register(porchlightRoutes, { prefix: '/scenes/one', server, token: TOKEN });
    onTestFinished(() => app.close());
    expect((await app.inject('/scenes/one/w/shop/status')).statusCode).toBe(200);
    expect((await app.inject('/scenes/one/healthz')).statusCode).toBe(200);
    expect((await app.inject('/w/shop/status')).statusCode).toBe(404);
    expect((await app.inject('/scenes/one/nothing')).json().code).toBe('not-found');
    expect((await app.inject('/nothing')).json()).toMatchObject({ error: 'Not Found' });
    const echo = await app.inject({
      method: 'POST',
      url: '/echo',
      headers: { 'content-type': 'text/plain' },
      payload: 'hi',
    });
    expect(echo.body).toBe('hi');
    expect(echo.headers['x-content-type-options']).toBeUndefined();
  });

  it('two servers in one application are apart', async () => {
    const app = Fastify();
    for (const key of ['one', 'two']) {
      const server = createReferenceServer({ settings: { id: key }, now: Date.now, newId: () => 'x' });
      await app.register(porchlightRoutes, { prefix: `/${key}`, server, token: key });
    }
    onTestFinished(() => app.close());
    expect((await app.inject('/one/w/two/status')).statusCode).toBe(404);
    const crossed = await app.inject({ url: '/one/api/v1/widgets', headers: { authorization: 'Bearer two' } });
    expect(crossed.statusCode).toBe(401);
  });
});

describe('a fault of ours', () => {
  it('is answered with 500 and no detail, and logged without the words of the visitor', async () => {
    const lines: string[] = [];
    const { ask, server } = await openApp(undefined, { log: { write: (line) => void lines.push(line) } });
    server.statusDocument = () => Promise.reject(new TypeError('cannot read “my secret words”'));
    const answer = await ask('GET', '/w/shop/status');
    expect([answer.statusCode, answer.json().code]).toEqual([500, 'unavailable']);
    expect(answer.body).not.toMatch(/secret|TypeError|\.ts/);
    const failed = lines.map((line) => JSON.parse(line)).find(({ msg }) => msg === 'failed');
    expect(failed).toMatchObject({ level: 50, fault: { name: 'TypeError' } });
    expect(failed.fault.at[0]).toMatch(/^at /);
    expect(lines.join('')).not.toContain('secret');
    expect((await ask('GET', '/healthz')).statusCode).toBe(200);
  });
});
