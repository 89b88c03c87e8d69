import { describe, expect, it, vi } from 'vitest';
import {
  followOver,
  json,
  opened,
  pageOf,
  pass,
  ping,
  polled,
  streamed,
  TOKEN,
  timeInHand,
  turns,
} from './line-bench.ts';

timeInHand();

describe('the socket', () => {
  it('Z-3 says hello with the token and the position, neither of which is in its address', async () => {
    const feed = followOver({ chat: 'c1', after: 7 });
    feed.socket().open();
    expect(feed.socket().url).toBe('wss://chat.example/w/shop/socket');
    expect(feed.socket().said).toEqual([
      { kind: 'hello', widget: 'shop', token: TOKEN, position: { chat: 'c1', after: 7 } },
    ]);
    feed.stop();
  });

  it('D-6 answers a ping where it is heard', async () => {
    const feed = await opened();
    feed.socket().tell(ping({ c1: 2 }));
    expect(feed.socket().said.at(-1)).toEqual({ kind: 'pong' });
    feed.stop();
  });

  it('K-2 passes on that an agent writes', async () => {
    const feed = await opened();
    const typing = { kind: 'typing', chat: 'c1', name: 'Ada', until: 9 };
    feed.socket().tell(typing);
    expect(feed.frames.at(-1)).toEqual(typing);
    feed.stop();
  });

  it('D-3 passes over what it does not know', async () => {
    const feed = await opened();
    for (const frame of [{ kind: 'welcome', now: 'x' }, { kind: 'live' }, { kind: 'pong' }, { kind: 'later' }]) {
      feed.socket().tell(frame);
    }
    await pass(5_000);
    expect([feed.frames.length, feed.sockets.length]).toEqual([1, 1]);
    feed.stop();
  });

  it('D-6 a server that stops is come back to when it says so, over a socket, and nobody hears of it', async () => {
    const feed = await opened();
    feed.socket().tell({ kind: 'drain', retryAfterMs: 7_000 });
    feed.socket().fail(1_012);
    await pass(6_999);
    expect(feed.sockets).toHaveLength(1);
    await pass(1);
    expect([feed.sockets.length, feed.requests.length, feed.frames.length]).toEqual([2, 0, 1]);
    feed.stop();
  });

  it('D-6 a wait that no timer can hold is an hour', async () => {
    const feed = await opened();
    feed.socket().tell({ kind: 'drain', retryAfterMs: Number.MAX_SAFE_INTEGER });
    await pass(3_599_999);
    expect(feed.sockets).toHaveLength(1);
    await pass(1);
    expect(feed.sockets).toHaveLength(2);
    feed.stop();
  });

  it('D-3 where the server takes none of its words, the stream says why', async () => {
    const feed = followOver();
    feed.socket().open();
    feed.socket().tell({ kind: 'error', problem: { code: 'invalid', message: 'No hello came.' } });
    await turns();
    expect([feed.frames, feed.count('/feed')]).toEqual([[], 1]);
    feed.stop();
  });

  it('D-6 stop closes it, and leaves no timer or listener behind', async () => {
    const feed = await opened();
    feed.stop();
    feed.socket().tell(pageOf([1, 2, 3]));
    expect([feed.socket().readyState, feed.frames.length, vi.getTimerCount(), feed.wakers.size]).toEqual([3, 1, 0, 0]);
  });
});

describe('questions', () => {
  it('D-3 each goes on from the last answer, with its tag, and a second after the last at the soonest', async () => {
    const feed = await polled();
    await pass(999);
    expect(feed.count('/poll')).toBe(1);
    await pass(1);
    expect(feed.last('/poll')).toMatchObject({ url: expect.stringContaining('?chat=c1&after=2'), tag: '"a"' });
    await pass(25_000);
    feed.last('/poll').answer(new Response(null, { status: 204 }));
    await turns();
    expect([feed.count('/poll'), feed.last('/poll').tag]).toEqual([3, '"a"']);
    feed.last('/poll').answer(json(pageOf([3])));
    await turns();
    expect(feed.numbers()).toEqual([1, 2, 3]);
    feed.stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a page that wakes', () => {
  it('D-6 asks over the socket, and opens another at once where no answer comes in three seconds', async () => {
    const feed = await opened();
    feed.wake();
    feed.wake();
    expect(feed.socket().said.filter(({ kind }) => kind === 'ping')).toHaveLength(1);
    await pass(2_999);
    expect(feed.sockets).toHaveLength(1);
    await pass(2);
    expect([feed.sockets.length, feed.requests.length]).toEqual([2, 0]);
    feed.stop();
  });

  it('D-6 goes on with a socket that answers', async () => {
    const feed = await opened();
    feed.wake();
    feed.socket().tell({ kind: 'pong', now: 1 });
    await pass(30_000);
    expect(feed.sockets).toHaveLength(1);
    feed.stop();
  });

  it('D-6 opens another stream where the last said nothing for half a minute', async () => {
    const feed = await streamed();
    await pass(29_000);
    feed.wake();
    await pass(10);
    expect(feed.count('/feed')).toBe(1);
    await pass(2_000);
    feed.wake();
    await turns();
    expect(feed.count('/feed')).toBe(2);
    feed.stop();
  });

  it('D-6 waits for no back-off, but for as long as the server asked', async () => {
    const feed = await opened();
    feed.socket().fail();
    feed.wake();
    await turns();
    expect(feed.sockets).toHaveLength(2);
    feed.socket().open();
    feed.socket().tell({ kind: 'drain', retryAfterMs: 5_000 });
    await pass(4_000);
    feed.wake();
    expect(feed.sockets).toHaveLength(2);
    await pass(1_000);
    expect(feed.sockets).toHaveLength(3);
    feed.stop();
  });

  it('D-6 leaves a connection alone that is being opened', async () => {
    const feed = followOver();
    feed.wake();
    await pass(5_000);
    expect([feed.sockets.length, feed.requests.length]).toEqual([1, 0]);
    feed.stop();
  });
});

describe('silence', () => {
  it('D-6 a socket that says nothing for a minute is lost', async () => {
    const feed = await opened();
    await pass(59_999);
    expect(feed.sockets).toHaveLength(1);
    await pass(501);
    expect(feed.sockets).toHaveLength(2);
    feed.stop();
  });
});
