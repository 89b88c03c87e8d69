import { backOffMs } from '../base/back-off.ts';
import type { Stop } from '../base/stop.ts';
import { isPassing, type Problem } from '../domain/problem.ts';

/** A connection is over. */
export interface Ended {
  readonly kind: 'ended';
  readonly problem: Problem;
  /** It was found dead by a page that woke, and nobody asked it to wait. */
  readonly atOnce?: boolean;
}

/** What lived this long did not fail at once; what did is tried ever more rarely, whatever it said before. */
const SOUND_MS = 5_000;

/** The longest wait a server may ask for: far above ours, and far below what a timer can hold. */
const LONGEST_WAIT_MS = 3_600_000;

/**
 * Keeps up one connection after another, so that whoever listens hears one. `connect` opens the next and says once how it
 * ended; what passes is waited out (D-6), what is final is the last frame. A page that wakes waits no longer than it was
 * asked to.
 */
export function keepConnected<Frame extends { readonly kind: string }>(
  connect: (hear: (frame: Frame | Ended) => void) => Stop,
  listener: (frame: Frame | Omit<Ended, 'atOnce'>) => void,
  onWake: (listener: Stop) => Stop = () => () => undefined,
): Stop {
  let attempt = 0;
  /** undefined: it is connected. */
  let waiting: { readonly timer: ReturnType<typeof setTimeout>; readonly notBefore: number } | undefined;
  let disconnect: Stop = () => undefined;
  let stopped = false;

  const stop = (): void => {
    stopped = true;
    clearTimeout(waiting?.timer);
    stopWaking();
    disconnect();
  };

  function open(): void {
    waiting = undefined;
    let begunAt = 0;
    let over = false;
    disconnect = connect((frame) => {
      if (stopped || over) return;
      if (!isEnded(frame)) {
        begunAt ||= Date.now();
        return listener(frame);
      }
      over = true;
      const { problem, atOnce } = frame;
      if (isFinal(problem)) {
        stop();
        return listener({ kind: 'ended', problem });
      }
      if (begunAt && Date.now() - begunAt >= SOUND_MS) attempt = 0;
      const askedMs = Math.min(problem.retryAfterMs ?? 0, LONGEST_WAIT_MS);
      const waitMs = atOnce ? 0 : Math.max(backOffMs(attempt, Math.random()), askedMs);
      waiting = { timer: setTimeout(open, waitMs), notBefore: Date.now() + askedMs };
      attempt += 1;
    });
    if (stopped) disconnect();
  }

  const stopWaking = onWake(() => {
    if (!waiting || Date.now() < waiting.notBefore) return;
    clearTimeout(waiting.timer);
    open();
  });
  open();
  return stop;
}

const isEnded = (frame: { readonly kind: string }): frame is Ended => frame.kind === 'ended';

/** With another session the same is worth another try, but that one is the caller's to get (T-7). */
const isFinal = ({ code }: Problem): boolean => code === 'session-expired' || !isPassing(code);
