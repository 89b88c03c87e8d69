import { describe, expect, it, vi } from 'vitest';
import { data, followOver, json, opened, pageOf, pass, polled, streamed, timeInHand, turns } from './line-bench.ts';

timeInHand();

describe('which way is taken', () => {
  it('D-3 the stream where there is no socket, and questions where there is no stream, without a wait', async () => {
    const feed = await polled();
    expect(feed.numbers()).toEqual([1, 2]);
    expect([feed.sockets.length, feed.count('/feed'), feed.count('/poll')]).toEqual([1, 1, 1]);
    feed.stop();
  });

  it('D-3 one that says nothing for ten seconds is passed over', async () => {
    const feed = followOver();
    await pass(9_999);
    expect(feed.requests).toHaveLength(0);
    await pass(1);
    feed.last('/feed').stream();
    await pass(10_000);
    expect(feed.count('/poll')).toBe(1);
    expect(feed.last('/feed').signal?.aborted).toBe(true);
    feed.stop();
  });

  it('D-3 what worked is taken first from then on, and the socket again after an hour', async () => {
    const feed = await streamed();
    feed.stream.end();
    await pass(1_000);
    expect([feed.sockets.length, feed.count('/feed')]).toEqual([1, 2]);
    const second = feed.last('/feed').stream();
    second.write(data(pageOf([1, 2])));
    for (let beat = 0; beat < 144; beat++) {
      await pass(25_000);
      second.write(':\n\n');
    }
    second.end();
    await pass(1_000);
    expect([feed.sockets.length, feed.count('/feed')]).toEqual([2, 2]);
    feed.stop();
  });

  it('D-3 that the socket did not work is told to the next page of the tab, and nothing where it did', async () => {
    const kept: string[] = [];
    const remember = { read: () => kept.at(-1) ?? null, write: (text: string) => void kept.push(text) };
    const first = followOver(null, { remember });
    first.socket().open();
    first.socket().tell(pageOf([1]));
    first.stop();
    expect(kept).toEqual([]);

    const second = followOver(null, { remember });
    second.socket().fail();
    await turns();
    second
      .last('/feed')
      .stream()
      .write(data(pageOf([1])));
    await turns();
    second.stop();
    expect(kept).toEqual([`stream ${Date.now() + 3_600_000}`]);

    const third = followOver(null, { remember });
    await turns();
    expect([third.sockets.length, third.count('/feed')]).toEqual([0, 1]);
    third.stop();
  });

  it.each(['', 'x', 'stream', 'stream x', 'stream 1', 'stream 1e300', 'pigeon 99999999999999', 'null null'])(
    'D-3 a note that says %j is none',
    async (text) => {
      const feed = followOver(null, { remember: { read: () => text, write: () => undefined } });
      expect(feed.sockets).toHaveLength(1);
      feed.stop();
    },
  );

  it('D-6 where none works they are all tried again, ever more rarely', async () => {
    const feed = followOver();
    const fail = async (): Promise<void> => {
      feed.socket().fail();
      await turns();
      feed.last('/feed').fail();
      await turns();
      feed.last('/poll').fail();
      await turns();
    };
    await fail();
    await pass(499);
    expect(feed.sockets).toHaveLength(1);
    await pass(1);
    expect(feed.sockets).toHaveLength(2);
    await fail();
    await pass(999);
    expect(feed.sockets).toHaveLength(2);
    await pass(1);
    expect(feed.sockets).toHaveLength(3);
    feed.stop();
  });

  it('D-6 a server that says when to come back is asked nothing more until then', async () => {
    const feed = followOver();
    feed.socket().fail();
    await turns();
    feed.last('/feed').answer(json({ code: 'unavailable', message: 'Later.', retryAfterMs: 9_000 }, { status: 503 }));
    await pass(8_999);
    expect([feed.sockets.length, feed.count('/poll')]).toEqual([1, 0]);
    await pass(1);
    expect(feed.sockets).toHaveLength(2);
    feed.stop();
  });

  it.each(['session-expired', 'widget-disabled', 'not-found', 'forbidden', 'origin-refused'])(
    'T-7 %s is the end by whatever way it comes',
    async (code) => {
      const problem = { code, message: 'No.' };
      const feeds = await Promise.all([opened(), streamed(), polled()]);
      feeds[0].socket().tell({ kind: 'ended', problem });
      feeds[1].stream.write(data({ kind: 'ended', problem }));
      await pass(1_000);
      feeds[2].last('/poll').answer(json(problem, { status: 403 }));
      await turns();
      for (const feed of feeds) {
        expect(feed.frames.slice(1)).toEqual([{ kind: 'ended', problem }]);
        expect(feed.wakers.size).toBe(0);
      }
      expect(vi.getTimerCount()).toBe(0);
    },
  );

  it('T-7 a refusal that is final needs no other way', async () => {
    const feed = followOver();
    feed.socket().fail();
    await turns();
    feed.last('/feed').answer(json({ code: 'origin-refused', message: 'No.' }, { status: 403 }));
    await turns();
    expect([feed.frames, feed.count('/poll')]).toMatchObject([[{ problem: { code: 'origin-refused' } }], 0]);
  });

  it('D-6 a server that gives a page and goes is asked ever more rarely', async () => {
    const feed = await opened();
    const waits: number[] = [];
    for (let round = 0; round < 5; round++) {
      feed.socket().fail();
      const before = Date.now();
      const count = feed.sockets.length;
      while (feed.sockets.length === count) await pass(100);
      waits.push(Date.now() - before);
      feed.socket().open();
      feed.socket().tell(pageOf([1, 2]));
      await turns();
    }
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000]);
    // One that held for a while is another matter.
    await pass(5_000);
    const count = feed.sockets.length;
    feed.socket().fail();
    await pass(500);
    expect(feed.sockets).toHaveLength(count + 1);
    feed.stop();
  });
});
