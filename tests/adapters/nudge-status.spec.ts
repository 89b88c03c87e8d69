import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nudgeStatus } from '../../src/adapters/http/nudge-status.ts';
import { fakePlatform } from '../../src/testing/fake-platform.ts';
import { FakeSocket } from './line-bench.ts';

const sockets: FakeSocket[] = [];

beforeEach(() => {
  sockets.length = 0;
  vi.stubGlobal(
    'WebSocket',
    class extends FakeSocket {
      constructor(url: string) {
        super(url);
        sockets.push(this);
      }
    },
  );
});
afterEach(() => void vi.unstubAllGlobals());

function nudged(known = 'v1') {
  const { clock, page } = fakePlatform();
  const onNews = vi.fn();
  const stop = nudgeStatus({
    server: 'https://chat.example/mounted/',
    widget: 'shop',
    clock,
    random: () => 0.5,
    onWake: page.onWake,
    known: () => known,
    onNews,
  });
  return { clock, page, onNews, stop };
}

const status = (version: unknown): object => ({ kind: 'status', document: { version } });

describe('a nudge', () => {
  it('D-7 comes when there is another version, over a socket that names nobody', () => {
    const { onNews, stop, page } = nudged();
    expect(sockets[0]?.url).toBe('wss://chat.example/mounted/w/shop/socket');
    sockets[0]?.open();
    expect(sockets[0]?.said).toEqual([{ kind: 'hello', widget: 'shop', status: 'v1' }]);
    sockets[0]?.tell(status('v1'));
    expect(onNews).not.toHaveBeenCalled();
    sockets[0]?.tell(status('v2'));
    expect(onNews).toHaveBeenCalledOnce();
    stop();
    expect([sockets[0]?.readyState, page.listeners]).toEqual([3, 0]);
  });

  it.each(['', 'null', '[]', '{"kind":"status"}x', '{"kind":{}}', '{"kind":"later"}', '7'])(
    'D-7 %j is none, and throws nothing',
    (text) => {
      const { onNews, stop } = nudged();
      sockets[0]?.open();
      sockets[0]?.tell(text);
      expect(onNews).not.toHaveBeenCalled();
      stop();
    },
  );

  it('D-6 a socket that fails is opened again ever more rarely, and no sooner than the server asks', async () => {
    const { clock, stop } = nudged();
    for (const ms of [500, 1_000, 2_000]) {
      const before = sockets.length;
      sockets.at(-1)?.fail();
      await clock.advance({ ms: ms - 1 });
      expect(sockets).toHaveLength(before);
      await clock.advance({ ms: 1 });
      expect(sockets).toHaveLength(before + 1);
    }
    sockets.at(-1)?.tell({ kind: 'ping', now: 1, heads: {} });
    sockets.at(-1)?.tell({ kind: 'drain', retryAfterMs: 8_000 });
    sockets.at(-1)?.fail(1_012);
    await clock.advance({ ms: 7_999 });
    expect(sockets).toHaveLength(4);
    await clock.advance({ ms: 1 });
    expect(sockets).toHaveLength(5);
    stop();
  });

  it('D-6 answers pings, gives up a minute’s silence, and asks when its page wakes', async () => {
    const { clock, page, stop } = nudged();
    sockets[0]?.open();
    sockets[0]?.tell({ kind: 'ping', now: 1, heads: {} });
    expect(sockets[0]?.said.at(-1)).toEqual({ kind: 'pong' });
    await clock.advance({ ms: 60_500 });
    expect(sockets).toHaveLength(2);
    sockets[1]?.open();
    page.wake();
    expect(sockets[1]?.said.at(-1)).toEqual({ kind: 'ping' });
    await clock.advance({ ms: 3_000 });
    await clock.advance({ ms: 1_000 });
    expect(sockets).toHaveLength(3);
    stop();
  });
});
