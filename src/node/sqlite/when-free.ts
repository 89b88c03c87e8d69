import { setTimeout as pause } from 'node:timers/promises';
import { sqliteFailure } from './sqlite-failure.ts';

const LONGEST_PAUSE_MS = 50;

/**
 * Carries out `attempt` as soon as no other connection is in its way, at once where none is. SQLite's own wait
 * (`busy_timeout`) would put the whole process to sleep; here it goes on meanwhile. Rejects with what `attempt` throws
 * for any other reason, or still throws after `busyMs`.
 */
export async function whenFree<Value>(attempt: () => Value, busyMs: number): Promise<Value> {
  const end = performance.now() + busyMs;
  for (let pauseMs = 1; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    try {
      return attempt();
    } catch (error) {
      if (sqliteFailure(error) !== 'busy' || performance.now() >= end) throw error;
    }
    await pause(pauseMs);
  }
}
