import { describe, expect, it } from 'vitest';
import { durationMs, fakeClock } from '../../src/testing/fake-clock.ts';

const START = Date.parse('2026-03-02T10:00:00Z');

/** A clock with a timer at each of these milliseconds, and what fired at which wall time. */
function ringing(...delays: number[]) {
  const clock = fakeClock(START);
  const rings: [delay: number, wall: number][] = [];
  for (const delay of delays) clock.setTimer(delay, () => rings.push([delay, clock.now() - START]));
  return { clock, rings };
}

describe('the fake clock', () => {
  it('stands still until it is moved', async () => {
    const { clock, rings } = ringing(0, 10);
    await Promise.resolve();
    expect([clock.now(), rings, clock.timers]).toEqual([START, [], 2]);
  });

  it('fires each timer when it is due, in order, also those set meanwhile', async () => {
    const { clock, rings } = ringing(20, 10, 10, 31);
    clock.setTimer(5, () => clock.setTimer(2, () => rings.push([7, clock.now() - START])));
    await clock.advance(30);
    expect(rings).toEqual([
      [7, 7],
      [10, 10],
      [10, 10],
      [20, 20],
    ]);
    expect([clock.wakeUps, clock.timers, clock.now() - START]).toEqual([5, 1, 30]);
  });

  it('lets what a timer started come to rest before the next one fires', async () => {
    const clock = fakeClock(START);
    const order: string[] = [];
    clock.setTimer(1, async () => {
      await Promise.resolve();
      await Promise.resolve();
      order.push('begun by the first');
    });
    clock.setTimer(1, () => order.push('second'));
    await clock.advance(1);
    expect(order).toEqual(['begun by the first', 'second']);
  });

  it('turned by hand it shows another time, and no timer notices', async () => {
    const { clock, rings } = ringing(1_000);
    clock.jump({ hours: -1 });
    expect([clock.now(), clock.trueNow()]).toEqual([START - 3_600_000, START]);
    await clock.advance(999);
    expect(rings).toEqual([]);
    await clock.advance(1);
    expect(rings).toEqual([[1_000, 1_000 - 3_600_000]]);
  });

  it('asleep nothing fires; awake the due timers fire late and at once', async () => {
    const { clock, rings } = ringing(1_000, 2_000, 9_000);
    await clock.sleep(5_000);
    expect(rings).toEqual([
      [1_000, 5_000],
      [2_000, 5_000],
    ]);
    expect([clock.now() - START, clock.trueNow() - START]).toEqual([5_000, 5_000]);
  });

  it('asleep with its timers frozen, each goes on with what was left of it', async () => {
    const { clock, rings } = ringing(1_000);
    await clock.sleep(5_000, 'frozen');
    expect([rings, clock.trueNow() - START]).toEqual([[], 5_000]);
    await clock.advance(1_000);
    expect(rings).toEqual([[1_000, 6_000]]);
  });

  it('fires late by as much as it is told', async () => {
    const { clock, rings } = ringing(1_000);
    clock.delayTimers(400);
    await clock.advance(1_399);
    expect(rings).toEqual([]);
    await clock.advance(1);
    expect(rings).toEqual([[1_000, 1_400]]);
  });

  it('a stopped timer never fires', async () => {
    const clock = fakeClock(START);
    clock.setTimer(5, () => expect.unreachable())();
    await clock.advance(10);
    expect([clock.wakeUps, clock.timers]).toEqual([0, 0]);
  });

  it.each([
    [5, 5],
    [{ days: 1, hours: 2, minutes: 3, seconds: 4, ms: 5 }, 93_784_005],
    [{}, 0],
    [{ minutes: -1 }, -60_000],
  ])('the parts of %j add up', (duration, ms) => {
    expect(durationMs(duration)).toBe(ms);
  });
});
