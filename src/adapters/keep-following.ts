import { backOffMs } from '../base/back-off.ts';
import type { Stop } from '../base/stop.ts';
import { positionAfter } from '../domain/chat/position-after.ts';
import type { ChatPosition, VisitorFrame } from '../domain/chat/visitor-chat.ts';
import { isPassing, type Problem } from '../domain/problem.ts';

/**
 * Follows a chat over any number of connections, so that whoever listens sees one. `connect` opens the next from where the
 * frames before it ended, and says once how it ended; what passes is waited out (D-6), what is final is the last frame.
 */
export function keepFollowing(
  connect: (position: ChatPosition | null, hear: (frame: VisitorFrame) => void) => Stop,
  from: ChatPosition | null,
  listener: (frame: VisitorFrame) => void,
): Stop {
  let position = from;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout>;
  let disconnect: Stop = () => undefined;
  let stopped = false;

  const stop = (): void => {
    stopped = true;
    clearTimeout(timer);
    disconnect();
  };

  const open = (): void => {
    let over = false;
    disconnect = connect(position, (frame) => {
      if (stopped || over) return;
      if (frame.kind === 'page') {
        attempt = 0;
        position = positionAfter(frame, position);
        return listener(frame);
      }
      over = true;
      if (isFinal(frame.problem)) {
        stop();
        return listener(frame);
      }
      timer = setTimeout(open, Math.max(backOffMs(attempt, Math.random()), frame.problem.retryAfterMs ?? 0));
      attempt += 1;
    });
    if (stopped) disconnect();
  };

  open();
  return stop;
}

/** With another session the same is worth another try, but that one is the caller's to get (T-7). */
const isFinal = ({ code }: Problem): boolean => code === 'session-expired' || !isPassing(code);
