import type { FastifyInstance } from 'fastify';
import type { Stop } from '../../base/stop.ts';
import type { Problem } from '../../domain/problem.ts';
import { limitKey } from '../address.ts';
import { nodeTimer, type SetTimer } from '../node-timer.ts';

/** Of one address: an office behind one has fewer visitors at a time, and whoever holds more wants to hold us up (Z-4). */
export const MOST_OF_ADDRESS = 100;

/** What pages wait before they come back to a server that stopped: spread out, since all of them lost it at once. */
const SOONEST_MS = 1_000;
const LATEST_MS = 10_000;

/** How long a server that stops waits for its pages to have read that it does. */
const GRACE_MS = 1_000;

/** The connections of pages that stay open, over whatever they follow. */
export interface Connections {
  /** Why one more from this address is not let in now; null: it is. */
  refusal(ip: string): Problem | null;
  /** Counts one more, until it is told that this one is gone. `leave` is to say farewell and close, once, at a planned stop. */
  add(ip: string, leave: (retryAfterMs: number) => void): Stop;
}

export interface ConnectionsOptions {
  readonly setTimer?: SetTimer;
  /** From 0 up to 1. */
  readonly random?: () => number;
}

/** Counts connections by address, and takes leave of all of them before the application closes. */
export function createConnections(
  app: FastifyInstance,
  { setTimer = nodeTimer, random = Math.random }: ConnectionsOptions = {},
): Connections {
  const open = new Set<(retryAfterMs: number) => void>();
  const byAddress = new Map<string, number>();
  let stopping = false;
  let allGone: () => void = () => undefined;

  // What cannot be counted counts as one.
  const keyOf = (ip: string): string => limitKey(ip) ?? '';
  const wait = (): number => Math.round(SOONEST_MS + random() * (LATEST_MS - SOONEST_MS));

  app.addHook('preClose', async () => {
    stopping = true;
    if (open.size === 0) return;
    const gone = new Promise<void>((resolve) => {
      allGone = resolve;
    });
    for (const leave of [...open]) leave(wait());
    let stopGrace: Stop = () => undefined;
    const grace = new Promise<void>((resolve) => {
      stopGrace = setTimer(GRACE_MS, resolve);
    });
    await Promise.race([gone, grace]);
    stopGrace();
  });

  return {
    refusal(ip) {
      if (stopping) return stoppingProblem(wait());
      return (byAddress.get(keyOf(ip)) ?? 0) >= MOST_OF_ADDRESS ? TOO_MANY : null;
    },

    add(ip, leave) {
      const key = keyOf(ip);
      // One function may be handed in for several.
      const entry = (retryAfterMs: number): void => leave(retryAfterMs);
      open.add(entry);
      byAddress.set(key, (byAddress.get(key) ?? 0) + 1);
      return () => {
        if (!open.delete(entry)) return;
        const left = (byAddress.get(key) ?? 1) - 1;
        if (left > 0) byAddress.set(key, left);
        else byAddress.delete(key);
        if (open.size === 0) allGone();
      };
    },
  };
}

const TOO_MANY: Problem = {
  code: 'too-many-requests',
  message: 'Your address follows as many chats as it may already. Try again in a while.',
  retryAfterMs: 30_000,
};

export const stoppingProblem = (retryAfterMs: number): Problem => ({
  code: 'unavailable',
  message: 'The server is about to stop. Try again in a moment.',
  retryAfterMs,
});
