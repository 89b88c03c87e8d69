import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type BadFrame, badFrames, passedOver } from './bad-feed-cases.ts';
import { data, followOver, pageOf, pass, turns } from './line-bench.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

interface Said {
  tell(frame: BadFrame[1]): void;
  /** How often it connected. */
  connected(): number;
  heal(): Promise<void>;
}

type Feed = ReturnType<typeof followOver>;

function overSocket(feed: Feed): Said {
  feed.socket().open();
  feed.socket().tell(pageOf([1, 2]));
  return {
    tell: (frame) =>
      typeof frame === 'string' ? feed.socket().tell(frame) : feed.socket().tellBytes(frame.buffer as ArrayBuffer),
    connected: () => feed.sockets.length,
    async heal() {
      feed.socket().open();
      feed.socket().tell(pageOf([3]));
    },
  };
}

function overStream(feed: Feed): Said {
  let stream = feed.last('/feed').stream();
  stream.write(data(pageOf([1, 2])));
  return {
    tell: (frame) => stream.write(typeof frame === 'string' ? data(frame) : frame),
    connected: () => feed.count('/feed'),
    async heal() {
      stream = feed.last('/feed').stream();
      stream.write(data(pageOf([3])));
    },
  };
}

const WAYS = [
  ['the socket', overSocket],
  ['the stream', overStream],
] as const;

/** 300 bytes, of which none begins a character. */
const NO_TEXT = new Uint8Array(300).fill(0xbf);

describe.each(WAYS)('over %s', (way, open) => {
  async function opened(): Promise<{ feed: Feed; said: Said }> {
    const feed = followOver();
    if (way === 'the stream') feed.socket().fail();
    await turns();
    const said = open(feed);
    await turns();
    return { feed, said };
  }

  it.each([...badFrames, ['bytes that are no text', NO_TEXT] as const])(
    'D-3 %s: nothing of it is heard, and the next connection goes on',
    async (_what, frame) => {
      const { feed, said } = await opened();
      said.tell(frame);
      await pass(1_100);
      expect([feed.numbers(), feed.frames.length, said.connected()]).toEqual([[1, 2], 1, 2]);
      await said.heal();
      await turns();
      expect([feed.numbers(), feed.frames.length]).toEqual([[1, 2, 3], 2]);
      feed.stop();
      expect(vi.getTimerCount()).toBe(0);
    },
  );

  it.each(passedOver)('D-3 %s: it is passed over', async (_what, frame) => {
    const { feed, said } = await opened();
    said.tell(frame);
    await pass(5_000);
    expect([feed.frames.length, said.connected()]).toEqual([1, 1]);
    feed.stop();
  });

  it('D-3 what comes after the last frame is not heard', async () => {
    const { feed, said } = await opened();
    said.tell(JSON.stringify({ kind: 'ended', problem: { code: 'widget-disabled', message: 'Off.' } }));
    said.tell(JSON.stringify(pageOf([3])));
    await pass(60_000);
    expect([feed.frames.map(({ kind }) => kind), said.connected()]).toEqual([['page', 'ended'], 1]);
  });
});

it('there are enough of them', () => {
  expect(badFrames.length).toBeGreaterThanOrEqual(120);
});
