import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChatPosition } from '../../src/domain/chat/visitor-chat.ts';
import { followOver, json, pageOf, pass, ping, turns } from './line-bench.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const READ = '/w/shop/chat';

/** A page that has entries 1 and 2 over a socket. */
async function opened(position: ChatPosition | null = null, page = pageOf([1, 2])) {
  const feed = followOver(position);
  feed.socket().open();
  feed.socket().tell(page);
  await turns();
  const tell = async (frame: object): Promise<void> => {
    feed.socket().tell(frame);
    await turns();
  };
  const answer = async (page: object, status = 200): Promise<void> => {
    feed.last(READ).answer(json(page, { status }));
    await turns();
  };
  return {
    ...feed,
    tell,
    answer,
    reads: (): readonly string[] => feed.requests.map(({ url }) => url.split(READ)[1] ?? ''),
  };
}

describe('a page that does not go on from the last', () => {
  it.each([
    ['leaves out an entry', pageOf([4])],
    ['leaves one out in its middle', pageOf([3, 5])],
    ['holds one twice', pageOf([3, 3])],
    ['is in no order', pageOf([4, 3], { head: 4 })],
    ['holds less than its chat', pageOf([3], { head: 5 })],
    ['holds more than its chat', pageOf([3, 4], { head: 3 })],
  ])('D-5 is asked for again where it %s', async (_what, page) => {
    const feed = await opened();
    await feed.tell(page);
    expect([feed.numbers(), feed.reads()]).toEqual([[1, 2], ['?chat=c1&after=2']]);
    await feed.answer(pageOf([3, 4, 5]));
    expect(feed.numbers()).toEqual([1, 2, 3, 4, 5]);
    feed.stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('D-5 what was there before is dropped, and what is from before is not passed on', async () => {
    const feed = await opened();
    await feed.tell(pageOf([2, 3]));
    await feed.tell(pageOf([1]));
    expect([feed.numbers(), feed.frames.length, feed.reads()]).toEqual([[1, 2, 3], 2, []]);
    feed.stop();
  });

  it('D-5 what comes while it is asked for waits', async () => {
    const feed = await opened();
    await feed.tell(pageOf([4]));
    await feed.tell(pageOf([5]));
    await feed.tell(pageOf([6]));
    await feed.answer(pageOf([3, 4, 5]));
    expect(feed.numbers()).toEqual([1, 2, 3, 4, 5, 6]);
    feed.stop();
  });

  it('D-5 a gap of more than one page is asked for until it is none', async () => {
    const feed = await opened();
    const many = Array.from({ length: 200 }, (_, index) => index + 3);
    await feed.tell(ping({ c1: 210 }));
    await feed.answer(pageOf(many, { head: 210 }));
    expect(feed.reads().at(-1)).toBe('?chat=c1&after=202');
    await feed.answer(pageOf([203, 204, 205, 206, 207, 208, 209, 210]));
    expect(feed.numbers()).toHaveLength(210);
    feed.stop();
  });

  it.each([
    ['is not answered', async () => pass(2_000)],
    [
      'is refused',
      async (feed: Awaited<ReturnType<typeof opened>>) => feed.answer({ code: 'unavailable', message: 'No.' }, 503),
    ],
    ['is answered with another gap', async (feed: Awaited<ReturnType<typeof opened>>) => feed.answer(pageOf([4, 6]))],
  ])('D-5 where the question %s the connection begins anew from the last entry', async (_what, go) => {
    const feed = await opened();
    await feed.tell(pageOf([4]));
    await go(feed);
    await pass(10);
    feed.socket().open();
    expect(feed.sockets).toHaveLength(2);
    expect(feed.socket().said[0]).toMatchObject({ position: { chat: 'c1', after: 2 } });
    await feed.tell(pageOf([3, 4]));
    expect(feed.numbers()).toEqual([1, 2, 3, 4]);
    feed.stop();
  });
});

describe('what a ping says', () => {
  it('D-6 a higher number than the last is asked for', async () => {
    const feed = await opened();
    await feed.tell(ping({ c1: 2 }));
    expect(feed.reads()).toEqual([]);
    await feed.tell(ping({ c1: 3 }));
    expect(feed.reads()).toEqual(['?chat=c1&after=2']);
    await feed.answer(pageOf([3]));
    expect(feed.numbers()).toEqual([1, 2, 3]);
    feed.stop();
  });

  it('D-6 and so is a chat of which nothing was heard', async () => {
    const feed = await opened();
    await feed.tell(ping({ c2: 1 }));
    await feed.answer(pageOf([1], { chat: 'c2' }));
    expect(feed.frames.at(-1)).toMatchObject({ chat: { id: 'c2' }, entries: [{ number: 1 }] });
    feed.stop();
  });

  it('D-6 one that lies makes no storm', async () => {
    const feed = await opened();
    for (let told = 0; told < 50; told++) await feed.tell(ping({ c1: 1_000 + told, c9: 4 }));
    expect(feed.reads()).toHaveLength(1);
    feed.stop();
  });
});

describe('another log of the same chat', () => {
  it('D-2 is told from its beginning, where the page is not from there', async () => {
    const feed = await opened(null, pageOf([1, 2], { epoch: 'e1' }));
    await feed.tell(pageOf([3], { epoch: 'e2' }));
    expect([feed.numbers(), feed.reads()]).toEqual([[1, 2], ['']]);
    await feed.answer(pageOf([1, 2, 3], { epoch: 'e2' }));
    expect(feed.frames.at(-1)).toMatchObject({ chat: { epoch: 'e2' } });
    expect(feed.numbers()).toEqual([1, 2, 1, 2, 3]);
    feed.stop();
  });

  it('D-2 is taken as it is where the page is', async () => {
    const feed = await opened(null, pageOf([1, 2], { epoch: 'e1' }));
    await feed.tell(pageOf([1], { epoch: 'e2' }));
    expect([feed.numbers(), feed.reads()]).toEqual([[1, 2, 1], []]);
    feed.stop();
  });

  it('D-2 is found by the first page of a connection that is shorter than what was read', async () => {
    const feed = await opened({ chat: 'c1', after: 9 }, pageOf([], { head: 4 }));
    expect(feed.reads()).toEqual(['']);
    await feed.answer(pageOf([1, 2, 3, 4]));
    expect(feed.numbers()).toEqual([1, 2, 3, 4]);
    feed.stop();
  });

  it('T-1 a chat that is seen from its middle on begins where it begins', async () => {
    const feed = await opened(null, pageOf([], { head: 7 }));
    await feed.tell(pageOf([8]));
    await feed.tell(ping({ c1: 8 }));
    expect([feed.numbers(), feed.reads()]).toEqual([[8], []]);
    feed.stop();
  });

  it('T-1 also where the place that was kept is from before it', async () => {
    const feed = await opened({ chat: 'c1', after: 0 }, pageOf([8]));
    await feed.answer(pageOf([8]));
    expect([feed.numbers(), feed.reads()]).toEqual([[8], ['?chat=c1&after=0']]);
    feed.stop();
  });
});
