import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startTicker } from '../../src/node/ticker.ts';
import { createReferenceServer } from '../../src/workspace/create-reference-server.ts';
import type { ReferenceServer } from '../../src/workspace/reference-server.ts';

const MINUTE = 60_000;
const LONGEST_TIMER = 2_147_483_647;

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 10, 23, 10) }));
afterEach(() => void vi.useRealTimers());

async function openServer(): Promise<{ server: ReferenceServer; changes: string[] }> {
  const changes: string[] = [];
  const server = createReferenceServer({ settings: { id: 'shop' }, now: Date.now, newId: () => 'id' });
  await server.handle({ kind: 'save-agent', agent: 'anna', online: 'online' });
  server.onStatusChange((widget) => changes.push(widget));
  return { server, changes };
}

const beat = (server: ReferenceServer) =>
  server.handle({ kind: 'beat', agent: 'anna', session: 'tab', transport: 'http', active: true });

/** A server that is nothing but its next deadline. */
function deadlineAt(first: number | null, outcome = { ok: true }) {
  let deadline = first;
  const ticks: number[] = [];
  const listeners = new Set<() => void>();
  return {
    ticks,
    set(next: number | null) {
      deadline = next;
      for (const listener of listeners) listener();
    },
    listeners,
    server: {
      now: Date.now,
      nextDeadline: () => deadline,
      onDeadlineChange: (listener: () => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      async handle() {
        ticks.push(Date.now());
        if (outcome.ok) deadline = null;
        return outcome;
      },
    } as unknown as ReferenceServer,
  };
}

describe('startTicker', () => {
  it('P-4 an agent whose heartbeats stop is gone five minutes later, and the widgets hear of it', async () => {
    const { server, changes } = await openServer();
    const stop = startTicker(server);
    await beat(server);
    changes.length = 0;
    await vi.advanceTimersByTimeAsync(5 * MINUTE - 1);
    expect(changes).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(changes).toEqual(['shop']);
    expect(await server.agents()).toMatchObject([{ online: 'offline', live: false }]);
    stop();
  });

  it('P-2 heartbeats put the deadline off', async () => {
    const { server, changes } = await openServer();
    const stop = startTicker(server);
    await beat(server);
    changes.length = 0;
    for (let minutes = 0; minutes < 20; minutes += 4) {
      await vi.advanceTimersByTimeAsync(4 * MINUTE);
      await beat(server);
    }
    expect(changes).toEqual([]);
    expect(await server.agents()).toMatchObject([{ live: true }]);
    stop();
  });

  it('without a deadline no timer waits', () => {
    const { server } = deadlineAt(null);
    const stop = startTicker(server);
    expect(vi.getTimerCount()).toBe(0);
    stop();
  });

  it('a deadline beyond what a timer can wait is reached in pieces', async () => {
    const due = Date.now() + 2 * LONGEST_TIMER + 5_000;
    const { server, ticks } = deadlineAt(due);
    const stop = startTicker(server);
    await vi.advanceTimersByTimeAsync(2 * LONGEST_TIMER + 4_999);
    expect(ticks).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(ticks).toEqual([due]);
    stop();
  });

  it('a deadline that has passed is settled at once', async () => {
    const { server, ticks } = deadlineAt(Date.now() - 1_000);
    const stop = startTicker(server);
    await vi.advanceTimersByTimeAsync(1);
    expect(ticks).toHaveLength(1);
    stop();
  });

  it('a refused tick is tried again each second, not for ever at once', async () => {
    const outcome = { ok: false };
    const { server, ticks } = deadlineAt(Date.now() + 10, outcome);
    const stop = startTicker(server);
    await vi.advanceTimersByTimeAsync(3_010);
    expect(ticks).toHaveLength(4);
    outcome.ok = true;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(ticks).toHaveLength(5);
    stop();
  });

  it('after stop there is no timer, no listener and no tick', async () => {
    const bench = deadlineAt(Date.now() + 1_000);
    const stop = startTicker(bench.server);
    stop();
    stop();
    bench.set(Date.now() + 1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect([bench.ticks.length, bench.listeners.size, vi.getTimerCount()]).toEqual([0, 0, 0]);
  });
});
