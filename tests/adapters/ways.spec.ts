import { createServer, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { HttpAddress } from '../../src/adapters/http/ask.ts';
import { httpBackend } from '../../src/adapters/http.ts';
import type { HeardFrame } from '../../src/domain/chat/visitor-chat.ts';
import { backendPromises, provePromise } from '../../src/testing/backend-conformance.ts';
import { commandId, openChatPage } from '../node/chat-page.ts';
import { openApp } from '../node/open-app.ts';
import { openPollBench } from './backend-benches.ts';

/** What stands between a page and the server. */
interface Between {
  /** What becomes of a request to upgrade: it goes through, is refused, or nobody ever answers. */
  readonly upgrade?: 'passes' | 'refused' | 'ignored';
  /** Whether answers come as they are written, or once they end. */
  readonly holdsBack?: boolean;
}

/** The shop on a port behind such a proxy, and a page that follows its chat. */
async function openShop(between: Between, address: Partial<HttpAddress> = {}) {
  const test = await openApp({ id: 'shop' });
  await test.server.handle({ kind: 'save-agent', agent: 'anna', role: 'admin', online: 'online' });
  const page = await openChatPage(test);
  const { chat } = await page.start('One');
  const url = await test.app.listen({ port: 0, host: '127.0.0.1' });
  const proxy = await openProxy(Number(new URL(url).port), between);
  const backend = httpBackend({ server: proxy.url, widget: 'shop', ...address });
  onTestFinished(() => backend.close());
  const frames: HeardFrame[] = [];
  backend.followChat(page.token, null, (frame) => frames.push(frame));
  const texts = (): readonly string[] =>
    frames.flatMap((frame) =>
      frame.kind === 'page' ? frame.entries.flatMap((entry) => (entry.kind === 'message' ? entry.text : [])) : [],
    );
  return {
    ...proxy,
    app: test.app,
    frames,
    texts,
    async reply(text: string) {
      const actor = { kind: 'agent', id: 'anna' } as const;
      await test.server.handle({ kind: 'reply', actor, chat, commandId: commandId(), text });
    },
  };
}

async function openProxy(port: number, { upgrade = 'passes', holdsBack = false }: Between) {
  const asked: string[] = [];
  const open = new Set<Socket>();
  let isDeaf = false;
  const proxy: Server = createServer(async (request, response) => {
    asked.push(`${request.url}`.replace(/\?.*/, ''));
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const abort = new AbortController();
    response.on('close', () => abort.abort());
    try {
      const answer = await fetch(`http://127.0.0.1:${port}${request.url}`, { headers, signal: abort.signal });
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      if (!holdsBack) response.flushHeaders();
      const held: Uint8Array[] = [];
      for await (const bytes of answer.body ?? []) {
        if (holdsBack) held.push(bytes);
        else if (!isDeaf) response.write(bytes);
      }
      response.end(Buffer.concat(held));
    } catch {
      response.destroy();
    }
  });
  proxy.on('upgrade', (request, socket: Socket, head) => {
    asked.push(`${request.url}`);
    open.add(socket);
    socket.on('error', () => undefined);
    if (upgrade === 'refused') socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
    if (upgrade !== 'passes') return;
    const to = connect(port, '127.0.0.1');
    open.add(to.on('error', () => undefined));
    const lines = request.rawHeaders.map((word, index) => (index % 2 === 0 ? `${word}: ` : `${word}\r\n`)).join('');
    to.write(`GET ${request.url} HTTP/1.1\r\n${lines}\r\n`);
    to.write(head);
    to.on('data', (bytes) => isDeaf || socket.write(bytes)).on('close', () => socket.destroy());
    socket.on('data', (bytes) => isDeaf || to.write(bytes)).on('close', () => to.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    proxy.closeAllConnections();
    proxy.close();
  });
  return {
    url: `http://127.0.0.1:${(proxy.address() as { port: number }).port}`,
    asked,
    /** From now on nothing goes through, and nobody is told (half-open). */
    deafen: () => {
      isDeaf = true;
    },
    undeafen: () => {
      isDeaf = false;
    },
  };
}

const SOCKET = '/w/shop/socket';
const FEED = '/w/shop/chat/feed';
const POLL = '/w/shop/chat/poll';

// The page's patience runs faster than the network, which is real.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Waits for what the network does, while no time passes for the page. */
async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; !isSo(); turn++) {
    if (turn > 20_000) throw new Error('it did not come about');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('between a page and a real server', () => {
  it('D-3 a socket that goes through is all there is', async () => {
    const shop = await openShop({});
    await until(() => shop.texts().includes('One'));
    await shop.reply('Two');
    await until(() => shop.texts().includes('Two'));
    expect([shop.asked, shop.texts()]).toEqual([[SOCKET], ['One', 'Two']]);
  });

  it('D-3 where upgrades are refused the stream carries it', async () => {
    const shop = await openShop({ upgrade: 'refused' });
    await until(() => shop.texts().includes('One'));
    await shop.reply('Two');
    await until(() => shop.texts().includes('Two'));
    expect([shop.asked, shop.texts()]).toEqual([
      [SOCKET, FEED],
      ['One', 'Two'],
    ]);
  });

  it('D-3 where upgrades are never answered and streams held back, questions carry it', async () => {
    const shop = await openShop({ upgrade: 'ignored', holdsBack: true });
    await until(() => shop.asked.includes(SOCKET));
    await vi.advanceTimersByTimeAsync(10_000);
    await until(() => shop.asked.includes(FEED));
    await vi.advanceTimersByTimeAsync(10_000);
    await until(() => shop.texts().includes('One'));
    await vi.advanceTimersByTimeAsync(1_000);
    await until(() => shop.asked.filter((path) => path === POLL).length === 2);
    await shop.reply('Two');
    await until(() => shop.texts().includes('Two'));
    expect([shop.asked, shop.texts()]).toEqual([
      [SOCKET, FEED, POLL, POLL],
      ['One', 'Two'],
    ]);
  });

  it.each(['passes', 'refused'] as const)(
    'D-6 a connection that is half open is given up after a minute, and nothing is lost (upgrades: %s)',
    async (upgrade) => {
      const shop = await openShop({ upgrade });
      await until(() => shop.texts().includes('One'));
      const before = shop.asked.length;
      shop.deafen();
      await shop.reply('Two');
      await vi.advanceTimersByTimeAsync(59_000);
      expect(shop.asked).toHaveLength(before);
      shop.undeafen();
      await vi.advanceTimersByTimeAsync(1_100);
      await until(() => shop.texts().includes('Two'));
      expect(shop.texts()).toEqual(['One', 'Two']);
    },
  );

  it('D-6 a woken page finds a half-open socket in three seconds', async () => {
    let wake = (): void => undefined;
    const onWake = (listener: () => void) => {
      const before = wake;
      wake = () => {
        before();
        listener();
      };
      return () => undefined;
    };
    const shop = await openShop({}, { onWake });
    await until(() => shop.texts().includes('One'));
    shop.deafen();
    await shop.reply('Two');
    wake();
    await vi.advanceTimersByTimeAsync(2_900);
    expect(shop.asked).toEqual([SOCKET]);
    shop.undeafen();
    await vi.advanceTimersByTimeAsync(110);
    await until(() => shop.texts().includes('Two'));
    expect(shop.asked).toEqual([SOCKET, SOCKET]);
  });

  it('D-6 a server that stops is left alone until it said to come back, and nobody hears of it', async () => {
    const shop = await openShop({});
    await until(() => shop.texts().includes('One'));
    const heard = shop.frames.length;
    void shop.app.close();
    await vi.advanceTimersByTimeAsync(900);
    expect([shop.asked, shop.frames.length]).toEqual([[SOCKET], heard]);
  });
});

describe('questions alone', () => {
  afterEach(() => void vi.useRealTimers());

  // That somebody writes is lost with them, and no harm is done (K-2).
  it.each(backendPromises.filter(({ promise }) => promise >= 16 && promise <= 20))(
    'D-3 keep the promise: $title',
    async (promise) => {
      vi.useRealTimers();
      expect(await provePromise(promise, () => openPollBench())).toMatchObject({ outcome: 'kept' });
    },
  );
});
