import { expect, it } from 'vitest';
import { untilAborted } from '../../src/workspace/bots/until-aborted.ts';

const never = new Promise<never>(() => undefined);

async function* counting(log: string[], from = 1) {
  try {
    for (let n = from; n <= 3; n++) yield n;
  } finally {
    log.push('ended');
  }
}

it('B-1 passes on what a source says until it ends', async () => {
  const log: string[] = [];
  const heard: number[] = [];
  for await (const n of untilAborted(counting(log), new AbortController().signal)) heard.push(n);
  expect(heard).toEqual([1, 2, 3]);
  expect(log).toEqual(['ended']);
});

it('B-1 leaves a source that says nothing at once, with the reason', async () => {
  const control = new AbortController();
  const silent = { [Symbol.asyncIterator]: () => ({ next: () => never, return: () => never }) };
  const next = untilAborted(silent, control.signal).next();
  control.abort(new Error('enough'));
  await expect(next).rejects.toThrow('enough');
});

it('B-1 asks nothing more of a source once aborted, and tells it to end', async () => {
  const log: string[] = [];
  const control = new AbortController();
  const source = untilAborted(counting(log), control.signal);
  await source.next();
  control.abort(new Error('enough'));
  await expect(source.next()).rejects.toThrow('enough');
  await Promise.resolve();
  await Promise.resolve();
  expect(log).toEqual(['ended']);
});

it('B-1 whoever stops listening ends the source', async () => {
  const log: string[] = [];
  for await (const _ of untilAborted(counting(log), new AbortController().signal)) break;
  await Promise.resolve();
  await Promise.resolve();
  expect(log).toEqual(['ended']);
});
