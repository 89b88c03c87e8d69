import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { openEventStream } from '../../src/node/event-stream.ts';
import { heldTimers } from './stream/stream-bench.ts';

const BEAT_MS = 25_000;

function open() {
  const timers = heldTimers();
  let closes = 0;
  const stream = openEventStream(() => {
    closes += 1;
  }, timers.setTimer);
  return { ...timers, stream, closes: () => closes };
}

describe('a stream of server-sent events', () => {
  it('says its last words, and nothing after them', async () => {
    const { stream, fire, closes, count } = open();
    stream.send({ n: 1 });
    fire(BEAT_MS);
    stream.end();
    stream.send({ n: 2 });
    stream.end();
    expect(await text(stream.body)).toBe('data: {"n":1}\n\n:\n\n');
    await expect.poll(closes).toBe(1);
    expect(count(BEAT_MS)).toBe(0);
  });

  it('Z-4 gives up whoever does not read the last words', async () => {
    const { stream, fire, closes } = open();
    stream.send({ n: 1 });
    stream.end();
    expect(closes()).toBe(0);
    fire(BEAT_MS);
    await expect.poll(closes).toBe(1);
  });

  it('Z-4 and whoever lets a mebibyte wait', async () => {
    const { stream, closes } = open();
    stream.send({ text: 'x'.repeat(1_048_000) });
    expect(stream.body.destroyed).toBe(false);
    stream.send({ text: 'x'.repeat(1_000) });
    expect(stream.body.destroyed).toBe(true);
    await expect.poll(closes).toBe(1);
  });
});
