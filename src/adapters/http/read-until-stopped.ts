import type { Problem } from '../../domain/problem.ts';
import type { HttpAddress } from './ask.ts';
import { type Ears, type Line, LOST } from './line.ts';
import { whyNotSent } from './post.ts';

/** The line of a reading that goes on by itself: how it ended is the last frame, and nothing comes once it was stopped. */
export function readUntilStopped(
  address: HttpAddress,
  token: string,
  { hear }: Pick<Ears, 'hear'>,
  read: (signal: AbortSignal) => Promise<Problem>,
): Line {
  const abort = new AbortController();

  async function begin(): Promise<Problem> {
    return whyNotSent(address, token) ?? read(abort.signal);
  }

  void begin()
    .catch(() => LOST)
    .then((problem) => {
      if (abort.signal.aborted) return;
      abort.abort();
      hear({ kind: 'ended', problem });
    });

  return { stop: () => abort.abort() };
}
