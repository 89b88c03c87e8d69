import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { askStatus } from '../../src/loader/ask-status.ts';
import { aDocument } from '../../src/testing/index.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A server in the loopback, and what was asked of it. */
async function serving(answer: RequestListener): Promise<{ server: string; asked: IncomingMessage[] }> {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { server: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const json =
  (body: unknown, headers: Record<string, string> = {}, status = 200): RequestListener =>
  (_request, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

describe('the pasted script’s question', () => {
  it.each([[''], ['/'], ['/scenes/holiday'], ['/scenes/holiday/']])(
    'S-9 goes to the widget’s status, whatever the server’s address ends with: "%s"',
    async (path) => {
      const { server, asked } = await serving(json(aDocument()));
      await askStatus({ widget: 'shop', server: server + path });
      expect(asked[0]?.url).toBe(`${path.replace(/\/$/, '')}/w/shop/status`);
      expect(asked[0]?.headers).not.toHaveProperty('cookie');
    },
  );

  it.each([
    ['fresh', { 'porchlight-now': '1772445600000' }, 1_772_445_600_000],
    ['just stored', { 'porchlight-now': '1772445600000', age: '0' }, 1_772_445_600_000],
    ['from a cache', { 'porchlight-now': '1772445600000', age: '3' }, null],
    ['without the server’s time', {}, null],
    ['with a time that is none', { 'porchlight-now': 'noon' }, null],
  ])('H-6 an answer that is %s says what time it is, or nothing', async (_what, headers, serverNow) => {
    const document = aDocument();
    const { server } = await serving(json(document, headers as Record<string, string>));
    expect(await askStatus({ widget: 'shop', server })).toEqual({
      ok: true,
      value: { document, serverNow, roundTripMs: expect.any(Number) },
    });
  });

  it('a refusal is the server’s own', async () => {
    const problem = { code: 'too-many-requests', message: 'Slower.', retryAfterMs: 5_000 };
    const { server } = await serving(json(problem, {}, 429));
    expect(await askStatus({ widget: 'shop', server })).toEqual({ ok: false, problem });
  });

  it.each<[string, RequestListener]>([
    ['no JSON', (_request, response) => response.end('<!doctype html>')],
    ['half of it', (_request, response) => response.end('{"version":')],
    ['null', json(null)],
    ['people without settings', json({ people: { staffed: true } })],
    ['a broken connection', (request) => request.socket.destroy()],
  ])('%s is unreachable, and nothing is thrown', async (_what, answer) => {
    const { server } = await serving(answer);
    expect(await askStatus({ widget: 'shop', server })).toMatchObject({ ok: false, problem: { code: 'unreachable' } });
  });

  it('S-7 where the form is wanted from an unreachable server, the browser’s copy is asked for, and moves no clock', async () => {
    const document = aDocument();
    const headers = { 'porchlight-now': '1772445600000' };
    const { server, asked } = await serving((request, response) => {
      if (asked.length === 1) request.socket.destroy();
      else json(document, headers)(request, response);
    });
    const answer = await askStatus({ widget: 'shop', server, whenUnreachable: 'form' });
    expect(answer).toMatchObject({ ok: true, value: { document, serverNow: null } });
  });
});
