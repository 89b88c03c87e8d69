import Fastify, { type FastifyInstance } from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import { streamProbeRoute } from '../../../src/node/probe/stream-probe-route.ts';
import { createReferenceServer } from '../../../src/workspace/create-reference-server.ts';
import { MONDAY, openApp } from '../open-app.ts';

const URL = '/w/shop/probe/stream';

interface Probe {
  readonly app: FastifyInstance;
  /** Where it listens. */
  readonly at: string;
  /** The waits under way, by their length; calling one ends it. */
  readonly waits: Map<() => void, number>;
}

async function openProbe(): Promise<Probe> {
  const server = createReferenceServer({ settings: { id: 'shop' }, now: () => MONDAY, newId: () => 'id' });
  const waits = new Map<() => void, number>();
  const app = Fastify();
  streamProbeRoute(app, server, (delayMs, call) => {
    const end = (): void => {
      waits.delete(end);
      call();
    };
    waits.set(end, delayMs);
    return () => void waits.delete(end);
  });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  onTestFinished(async () => {
    for (const end of waits.keys()) end();
    await app.close();
    await server.close();
  });
  return { app, at: address + URL, waits };
}

const text = (chunk: { value?: Uint8Array | undefined }): string => new TextDecoder().decode(chunk.value);

/** Resolves once `happened`, which a closing connection makes true sooner or later. */
async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await new Promise((resolve) => setImmediate(resolve));
}

describe('GET /w/{widget}/probe/stream', () => {
  it('T-11 the first line comes at once, the second a second later, and that is all', async () => {
    const { at, waits } = await openProbe();
    const answer = await fetch(at);
    const reader = answer.body?.getReader() as ReadableStreamDefaultReader<Uint8Array>;
    expect(text(await reader.read())).toBe('data: first\n\n');
    expect([...waits.values()]).toEqual([1_000]);
    for (const end of waits.keys()) end();
    expect(text(await reader.read())).toBe('data: second\n\n');
    expect((await reader.read()).done).toBe(true);
  });

  it('asks everything on its way to pass it on at once', async () => {
    const { at, waits } = await openProbe();
    const { headers, body } = await fetch(at);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    expect(waits.size).toBe(1);
    await body?.cancel();
  });

  it('a reader who leaves takes the wait along', async () => {
    const { at, waits } = await openProbe();
    const abort = new AbortController();
    await fetch(at, { signal: abort.signal });
    expect(waits.size).toBe(1);
    abort.abort();
    await until(() => waits.size === 0);
  });

  it('Z-4 the twenty-first at once is asked to come later, and may once another has ended', async () => {
    const { at, waits } = await openProbe();
    const open = await Promise.all(Array.from({ length: 20 }, () => fetch(at)));
    const refusal = await fetch(at);
    expect([refusal.status, refusal.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await refusal.json()).toMatchObject({ code: 'unavailable', retryAfterMs: 2_000 });
    for (const end of [...waits.keys()].slice(0, 1)) end();
    await until(() => waits.size === 19);
    const ended = await Promise.race(open.map((answer) => answer.text()));
    expect(ended).toBe('data: first\n\ndata: second\n\n');
    expect((await fetch(at)).status).toBe(200);
  });

  it('a server that closes waits for none', async () => {
    const { app, at, waits } = await openProbe();
    const { body } = await fetch(at);
    await app.close();
    expect(waits.size).toBe(0);
    await expect(new Response(body).text()).rejects.toThrow();
  });

  it('Z-3 a page that is not listed may not, and can read that', async () => {
    const { ask } = await openApp({ id: 'shop', origins: ['https://shop.example'] });
    const headers = { origin: 'https://evil.example' };
    const refusal = await ask('GET', URL, { headers });
    expect([refusal.statusCode, refusal.json().code]).toEqual([403, 'origin-refused']);
    expect(refusal.headers['access-control-allow-origin']).toBe(headers.origin);
  });
});
