import Fastify from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { VisitorFrame } from '../../src/domain/chat/visitor-chat.ts';
import { createApp } from '../../src/node/app.ts';
import { MOST_OF_ADDRESS } from '../../src/node/stream/connections.ts';
import { streamRoutes } from '../../src/node/stream/stream-routes.ts';
import type { ReferenceServer } from '../../src/workspace/reference-server.ts';
import { commandId, openChatPage } from './chat-page.ts';
import { openApp, type TestApp, TOKEN } from './open-app.ts';

/** The same server on a port, since a feed needs a socket; `waits` are the timers it set. */
async function listen({ server }: TestApp): Promise<{ at: string; beat: () => void }> {
  const waits = new Set<() => void>();
  const app = Fastify();
  streamRoutes(app, server, {
    setTimer(_delayMs, call) {
      const end = (): void => {
        waits.delete(end);
        call();
      };
      waits.add(end);
      return () => void waits.delete(end);
    },
  });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  onTestFinished(() => app.close());
  return {
    at: `${address}/w/shop/chat/feed`,
    beat: () => {
      for (const end of [...waits]) end();
    },
  };
}

/** Reads a feed as a page does. */
async function openFeed(url: string, token: string) {
  const abort = new AbortController();
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` }, signal: abort.signal });
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let rest = '';
  const line = async (): Promise<string | null> => {
    while (!rest.includes('\n\n')) {
      const { done, value } = await reader.read();
      if (done) return null;
      rest += decoder.decode(value, { stream: true });
    }
    const end = rest.indexOf('\n\n');
    const found = rest.slice(0, end);
    rest = rest.slice(end + 2);
    return found;
  };
  return {
    answer,
    line,
    frame: async (): Promise<VisitorFrame> => JSON.parse(((await line()) ?? '').replace(/^data: /, '')),
    leave: () => abort.abort(),
  };
}

const texts = (frame: VisitorFrame): readonly string[] =>
  frame.kind === 'page' ? frame.entries.flatMap((entry) => (entry.kind === 'message' ? [entry.text] : [])) : [];

/** Lets what a closed socket sets off run. */
async function until(happened: () => Promise<boolean>): Promise<void> {
  while (!(await happened())) await new Promise((resolve) => setImmediate(resolve));
}

const reply = (server: ReferenceServer, chat: string, text: string) =>
  server.handle({ kind: 'reply', actor: { kind: 'agent', id: 'anna' }, chat, commandId: commandId(), text });

async function openShop() {
  const test = await openApp();
  await test.server.handle({ kind: 'save-agent', agent: 'anna', role: 'admin', online: 'online' });
  const page = await openChatPage(test);
  return { ...test, page, ...(await listen(test)) };
}

describe('GET /w/{widget}/chat/feed', () => {
  it('D-3 begins with the present from the position on, and tells each change, past whatever is on its way', async () => {
    const { server, page, at } = await openShop();
    const { chat, number } = await page.start('First');
    const feed = await openFeed(at, page.token);
    expect(Object.fromEntries(feed.answer.headers)).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    expect(texts(await feed.frame())).toEqual(['First']);
    await reply(server, chat, 'Second\n\ndata: {}');
    expect(texts(await feed.frame())).toEqual(['Second\n\ndata: {}']);
    const later = await openFeed(`${at}?chat=${chat}&after=${number}`, page.token);
    expect(texts(await later.frame())).toEqual(['Second\n\ndata: {}']);
  });

  it('D-6 says something every 25 seconds that no reader takes for a frame', async () => {
    const { page, at, beat } = await openShop();
    const feed = await openFeed(at, page.token);
    await feed.line();
    beat();
    expect(await feed.line()).toBe(':');
    beat();
    expect(await feed.line()).toBe(':');
  });

  it('Z-3 ends with the session, and says so', async () => {
    const { server, page, at } = await openShop();
    const feed = await openFeed(at, page.token);
    await feed.line();
    await server.handle({ kind: 'end-session', widget: 'shop', tokens: [page.token], hostToken: null, origin: null });
    expect(await feed.frame()).toMatchObject({ kind: 'ended', problem: { code: 'session-expired' } });
    expect(await feed.line()).toBeNull();
    const again = await fetch(at, { headers: { authorization: `Bearer ${page.token}` } });
    expect([again.status, again.headers.get('www-authenticate')]).toEqual([401, 'Bearer error="invalid_token"']);
  });

  it('S-3 ends when the widget is disabled', async () => {
    const { server, page, at } = await openShop();
    const feed = await openFeed(at, page.token);
    await feed.line();
    await server.handle({ kind: 'save-widget', settings: { id: 'shop', disabled: true } });
    expect(await feed.frame()).toMatchObject({ kind: 'ended', problem: { code: 'widget-disabled' } });
  });

  it('Z-4 the sixth of one visitor is a 429 that says when, and one that leaves makes room', async () => {
    const {
      page,
      at,
      page: { token },
    } = await openShop();
    const feeds = await Promise.all(Array.from({ length: 5 }, () => openFeed(at, token)));
    for (const feed of feeds) await feed.line();
    const sixth = await fetch(at, { headers: { authorization: `Bearer ${token}` } });
    expect([sixth.status, sixth.headers.get('retry-after')]).toEqual([429, '30']);
    feeds[0]?.leave();
    await until(async () => {
      const next = await openFeed(at, page.token);
      const found = next.answer.status === 200;
      next.leave();
      return found;
    });
  });

  it('Z-4 one address holds a hundred at most', async () => {
    const test = await openApp();
    const page = await openChatPage(test);
    const { at } = await listen({
      ...test,
      server: {
        ...test.server,
        followVisitor(_actor, _position, listener) {
          queueMicrotask(() => listener({ kind: 'page', chat: null, entries: [], invitation: null }));
          return () => undefined;
        },
      },
    });
    const feeds = [];
    for (let n = 0; n < MOST_OF_ADDRESS; n += 1) feeds.push(await openFeed(at, page.token));
    const more = await fetch(at, { headers: { authorization: `Bearer ${page.token}` } });
    expect([more.status, ((await more.json()) as { code: string }).code]).toEqual([429, 'too-many-requests']);
    for (const feed of feeds) feed.leave();
  });

  it('an application that closes ends its feeds, and is closed soon', async () => {
    const test = await openApp();
    const page = await openChatPage(test);
    const app = await createApp({ server: test.server, token: TOKEN });
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    const feed = await openFeed(`${address}/w/shop/chat/feed`, page.token);
    await feed.line();
    await app.close();
    expect(await feed.line()).toBeNull();
  });
});
