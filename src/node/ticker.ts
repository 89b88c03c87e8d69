import type { Stop } from '../base/stop.ts';
import type { ReferenceServer } from '../workspace/reference-server.ts';

/** The longest wait a timer can be set to; a longer one would fire at once. */
const LONGEST_MS = 2_147_483_647;

/** A tick that was refused is tried again after this: the deadline has passed, and asking at once would never end. */
const RETRY_MS = 1_000;

/** Sends `tick` when a deadline of the workspace comes, with one timer that keeps no process alive. */
export function startTicker(server: ReferenceServer): Stop {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function arm(): void {
    clearTimeout(timer);
    const deadline = stopped ? null : server.nextDeadline();
    if (deadline !== null) wait(Math.max(0, deadline - server.now()));
  }

  function wait(ms: number): void {
    timer = setTimeout(ms > LONGEST_MS ? arm : tick, Math.min(ms, LONGEST_MS)).unref();
  }

  async function tick(): Promise<void> {
    const { ok } = await server.handle({ kind: 'tick' });
    if (ok) arm();
    else if (!stopped) wait(RETRY_MS);
  }

  const stopListening = server.onDeadlineChange(arm);
  arm();
  return () => {
    stopped = true;
    stopListening();
    clearTimeout(timer);
  };
}
