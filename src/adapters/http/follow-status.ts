import type { Result } from '../../base/result.ts';
import type { Stop } from '../../base/stop.ts';
import type { StatusAnswer } from '../../contract/chat-backend.ts';
import type { Problem } from '../../domain/problem.ts';
import { type Ended, keepConnected } from '../keep-connected.ts';
import type { HttpAddress } from './ask.ts';
import { followSocket } from './follow-socket.ts';
import { LOST } from './line.ts';
import { watchLine } from './watch-line.ts';

export interface FollowStatusOptions {
  readonly address: HttpAddress;
  /** The version that is known already; undefined: none, and the present one is heard first. */
  readonly known: string | undefined;
  /** Asks for the status while there is no socket. */
  readonly read: () => Promise<Result<StatusAnswer, Problem>>;
}

/**
 * Hears the widget's status over a socket that names nobody, so that no visitor is made (D-7). Each time the socket is lost,
 * or does not come about, the status is asked for instead.
 */
export function followStatus(
  { address, known, read }: FollowStatusOptions,
  listener: (answer: StatusAnswer) => void,
): Stop {
  let version = known;
  let told = 0;
  let isStopped = false;

  function tell(answer: StatusAnswer): void {
    if (isStopped || answer.document.version === version) return;
    version = answer.document.version;
    told += 1;
    listener(answer);
  }

  async function ask(): Promise<void> {
    const before = told;
    const answer = await read();
    // What was pushed meanwhile is newer.
    if (answer.ok && told === before) tell(answer.value);
  }

  function connect(hear: (ended: Ended) => void): Stop {
    return watchLine(followSocket, address, { status: version }, (frame) => {
      if (frame.kind === 'status') tell({ document: frame.document, serverNow: null, roundTripMs: 0 });
      if (frame.kind !== 'ended') return;
      void ask();
      // A widget that is not there may come back, and its page goes on asking as well.
      const { retryAfterMs } = frame.problem;
      hear({ ...frame, problem: { ...LOST, ...(retryAfterMs !== undefined && { retryAfterMs }) } });
    });
  }

  const stop = keepConnected<Ended>(connect, () => undefined, address.onWake);
  return () => {
    isStopped = true;
    stop();
  };
}
