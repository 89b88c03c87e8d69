import { expect, it } from 'vitest';
import { fakePlatform, settle } from '../../src/testing/index.ts';
import { keepTrying } from '../../src/widget/keep-trying.ts';

function trying(failures: number) {
  const platform = fakePlatform();
  let tries = 0;
  let failed = 0;
  const chunk = keepTrying(
    async () => {
      if (tries++ < failures) throw new TypeError('Failed to fetch dynamically imported module');
      return 'chunk';
    },
    platform,
    () => failed++,
  );
  return { platform, chunk, count: () => ({ tries, failed }) };
}

it('loads once for everybody who asks', async () => {
  const { chunk, count } = trying(0);
  expect(await Promise.all([chunk.get(), chunk.get()])).toEqual(['chunk', 'chunk']);
  expect(count()).toEqual({ tries: 1, failed: 0 });
});

it('a chunk that does not come is asked for until it does, and each failure is told', async () => {
  const { platform, chunk, count } = trying(3);
  let came = '';
  void chunk.get().then((value) => (came = value));
  await platform.clock.advance({ minutes: 2 });
  expect(came).toBe('chunk');
  expect(count()).toEqual({ tries: 4, failed: 3 });
});

it('stopped between two tries it sets no timer', async () => {
  const { platform, chunk, count } = trying(3);
  void chunk.get();
  await settle();
  chunk.stop();
  await platform.clock.advance({ minutes: 2 });
  expect(count()).toEqual({ tries: 1, failed: 1 });
  expect(platform.clock.timers).toBe(0);
});
