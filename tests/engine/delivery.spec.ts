import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/domain/form/submission.ts';
import { createDelivery, type Outcome } from '../../src/engine/delivery.ts';
import { isSubmission } from '../../src/engine/kept-submission.ts';
import { openOutbox } from '../../src/engine/outbox.ts';
import {
  aReceipt,
  aSubmission,
  type FakePlatform,
  fakePlatform,
  type HeldSubmission,
  scriptedBackend,
  settle,
} from '../../src/testing/index.ts';

const id = (number: number): string => number.toString(16).padStart(32, '0');

function delivering(numbers: readonly number[], platform: FakePlatform = fakePlatform()) {
  const backend = scriptedBackend();
  const outbox = openOutbox(platform.stores.local, 'pl:shop:outbox', isSubmission);
  const heard: string[] = [];
  const waits: number[] = [];
  for (const number of numbers) outbox.add(aSubmission({ commandId: id(number) }));
  const delivery = createDelivery({
    outbox,
    send: (submission) => backend.submit(submission),
    platform,
    onOutcome({ commandId }, outcome: Outcome<Receipt>) {
      heard.push(`${Number.parseInt(commandId, 16)} ${outcome.state}`);
      if (outcome.state === 'waiting') waits.push(outcome.retryInMs);
    },
  });
  const last = (): HeldSubmission => backend.submits.at(-1) as HeldSubmission;
  return { platform, backend, outbox, delivery, heard, waits, last, left: () => outbox.list().length };
}

describe('delivery', () => {
  it('F-3 sends the oldest first, one at a time, and each leaves the outbox by its answer', async () => {
    const { backend, delivery, heard, last, left } = delivering([1, 2]);
    delivery.start();
    delivery.start();
    expect(backend.submits).toHaveLength(1);
    expect(left()).toBe(2);
    last().answer(aReceipt());
    await settle();
    expect([backend.submits.length, left()]).toEqual([2, 1]);
    last().answer(aReceipt());
    await settle();
    expect(heard).toEqual(['1 stored', '2 stored']);
    expect(left()).toBe(0);
  });

  it('F-3 after a lost answer everything waits, and the same entry is sent again', async () => {
    const { platform, backend, delivery, heard, last, left } = delivering([1, 2]);
    delivery.start();
    last().refuse('unreachable');
    await settle();
    expect(heard).toEqual(['1 waiting', '2 waiting']);
    expect(left()).toBe(2);
    await platform.clock.advance({ seconds: 1 });
    expect(backend.submits.map(({ submission }) => submission.commandId)).toEqual([id(1), id(1)]);
  });

  it('F-3 tries again for as long as it takes, never more than half a minute apart', async () => {
    const { platform, backend, delivery, waits, last } = delivering([1]);
    delivery.start();
    for (let round = 0; round < 40; round++) {
      last().refuse('unavailable');
      await platform.clock.advance({ seconds: 30 });
    }
    expect(backend.submits).toHaveLength(41);
    expect(Math.max(...waits)).toBeLessThanOrEqual(30_000);
    expect(waits[0]).toBeLessThanOrEqual(1_000);
    expect(Math.max(...waits)).toBeGreaterThan(15_000);
  });

  it('F-3 after an answer the waits begin small again', async () => {
    const { platform, delivery, waits, last } = delivering([1, 2]);
    delivery.start();
    for (let round = 0; round < 10; round++) {
      last().refuse('unavailable');
      await platform.clock.advance({ seconds: 30 });
    }
    last().answer(aReceipt());
    await settle();
    last().refuse('unavailable');
    await settle();
    expect(waits.at(-1)).toBeLessThanOrEqual(1_000);
  });

  it('F-6 obeys the server’s word on when to try again, also when the page wakes', async () => {
    const { platform, backend, delivery, waits, last } = delivering([1]);
    delivery.start();
    last().refuse({ code: 'too-many-requests', message: 'Slower.', retryAfterMs: 120_000 });
    await settle();
    expect(waits).toEqual([120_000]);
    platform.page.wake();
    platform.page.leave();
    await platform.clock.advance({ seconds: 119 });
    expect(backend.submits).toHaveLength(1);
    await platform.clock.advance({ seconds: 1 });
    expect(backend.submits).toHaveLength(2);
  });

  it('F-3 a page that gets its network back tries at once', async () => {
    const { platform, backend, delivery, last } = delivering([1]);
    delivery.start();
    last().refuse('unreachable');
    await settle();
    platform.page.wake();
    expect(backend.submits).toHaveLength(2);
  });

  it('F-3 a page that is left sends all that waits once more, and its answers count if it lives on', async () => {
    const { platform, backend, delivery, heard, last, left } = delivering([1, 2]);
    delivery.start();
    last().refuse('unreachable');
    await settle();
    platform.page.leave();
    expect(backend.submits.map(({ submission }) => submission.commandId)).toEqual([id(1), id(1), id(2)]);
    platform.page.leave();
    expect(backend.submits).toHaveLength(3);
    for (const held of backend.submits) if (!held.isAnswered) held.answer(aReceipt());
    await settle();
    expect(heard.slice(2)).toEqual(['1 stored', '2 stored']);
    expect(left()).toBe(0);
  });

  it('F-3 a final refusal is told once, stays in the outbox, and holds up no other entry', async () => {
    const { platform, backend, delivery, heard, last, left } = delivering([1, 2]);
    delivery.start();
    last().refuse('widget-disabled');
    await settle();
    last().answer(aReceipt());
    await platform.clock.advance({ hours: 1 });
    delivery.start();
    await settle();
    expect(heard).toEqual(['1 refused', '2 stored']);
    expect([backend.submits.length, left()]).toEqual([2, 1]);
  });

  it('F-3 an entry added while another is under way has its turn', async () => {
    const { backend, outbox, delivery, last } = delivering([1]);
    delivery.start();
    outbox.add(aSubmission({ commandId: id(2) }));
    delivery.start();
    last().answer(aReceipt());
    await settle();
    expect(last().submission.commandId).toBe(id(2));
    expect(backend.submits).toHaveLength(2);
  });

  it('S-9 while nothing waits there is no timer and no listener of ours', async () => {
    const { platform, delivery, last } = delivering([1]);
    delivery.start();
    last().refuse('unreachable');
    await settle();
    expect([platform.clock.timers, platform.page.listeners]).toEqual([1, 2]);
    platform.page.wake();
    last().answer(aReceipt());
    await settle();
    expect([platform.clock.timers, platform.page.listeners]).toEqual([0, 0]);
  });

  it('a stopped delivery sends and tells nothing, also not of an answer on its way', async () => {
    const { platform, backend, delivery, heard, last, left } = delivering([1]);
    delivery.start();
    delivery.stop();
    last().answer(aReceipt());
    await platform.clock.advance({ hours: 1 });
    delivery.start();
    expect([heard, backend.submits.length, left()]).toEqual([[], 1, 1]);
    expect([platform.clock.timers, platform.page.listeners]).toEqual([0, 0]);
  });

  it('a stop between an unanswered try and the next leaves no timer and no listener', async () => {
    const { platform, delivery, last } = delivering([1]);
    delivery.start();
    last().refuse('unreachable');
    await settle();
    delivery.stop();
    expect([platform.clock.timers, platform.page.listeners]).toEqual([0, 0]);
  });
});
