import { type Result, refused } from '../../base/result.ts';
import type { Stop } from '../../base/stop.ts';
import type { Problem } from '../../domain/problem.ts';

export const CLOSED: Problem = { code: 'closed', message: 'This connection was closed.' };

/** The life of one connection: what is asked after its end, or was cut off by it, is `closed`. */
export interface UntilClosed {
  readonly signal: AbortSignal;
  /** An answer that came stays an answer. */
  ask<Value>(asked: () => Promise<Result<Value, Problem>>): Promise<Result<Value, Problem>>;
  /** Stops this at the end as well, if nobody did before. */
  stoppable(stop: Stop): Stop;
  close(): void;
}

export function untilClosed(): UntilClosed {
  const end = new AbortController();
  const { signal } = end;
  return {
    signal,
    async ask(asked) {
      if (signal.aborted) return refused(CLOSED);
      const result = await asked();
      return signal.aborted && !result.ok ? refused(CLOSED) : result;
    },
    stoppable(stop) {
      signal.addEventListener('abort', stop);
      return () => {
        signal.removeEventListener('abort', stop);
        stop();
      };
    },
    close: () => end.abort(),
  };
}
