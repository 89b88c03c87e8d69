import type { Result } from '../../base/result.ts';
import type { Stop } from '../../base/stop.ts';
import type { ChatPosition, HeardFrame, VisitorPage } from '../../domain/chat/visitor-chat.ts';
import { isPassing, type Problem } from '../../domain/problem.ts';
import type { StatusDocument } from '../../domain/status/status-document.ts';
import { type Ended, keepConnected } from '../keep-connected.ts';
import type { HttpAddress } from './ask.ts';
import type { Ways } from './choose-way.ts';
import { LOST } from './line.ts';
import { mendGaps } from './mend-gaps.ts';
import { watchLine } from './watch-line.ts';

export interface FollowChatOptions {
  readonly address: HttpAddress;
  readonly ways: Ways;
  readonly token: string;
  readonly position: ChatPosition | null;
  readonly read: (position: ChatPosition | null) => Promise<Result<VisitorPage, Problem>>;
  /** A socket tells the widget's status as well. */
  readonly hearStatus?: ((document: StatusDocument) => void) | undefined;
}

/**
 * Follows a chat by whatever way leads to the server. Each connection tries one after the other, at once, until one says how
 * the chat stands; a refusal that would be the same by any other is the end of it.
 */
export function followChat(
  { address, ways, token, position, read, hearStatus }: FollowChatOptions,
  listener: (frame: HeardFrame) => void,
): Stop {
  let say: (frame: HeardFrame) => void = () => undefined;
  const mender = mendGaps(position, read, (page) => say({ kind: 'page', ...page }));

  function connect(hear: (frame: HeardFrame | Ended) => void): Stop {
    const order = [...ways.order()];
    let hasWorked = false;
    let stopLine: Stop = () => undefined;
    const stop = (): void => {
      mender.stop();
      stopLine();
    };
    const end = (ended: Ended): void => {
      stop();
      hear(ended);
    };

    function next(): void {
      const way = order.shift();
      if (!way) return;
      stopLine = watchLine(ways.open(way), address, { token, position: mender.place() }, (frame) => {
        switch (frame.kind) {
          case 'ended':
            if (!hasWorked && order.length > 0 && isOfThisWay(frame.problem)) next();
            else end(frame);
            break;
          case 'page':
            hasWorked = true;
            ways.worked(way);
            mender.take(frame);
            break;
          case 'ping':
            mender.compare(frame.heads);
            break;
          case 'status':
            hearStatus?.(frame.document);
            break;
          default:
            hear(frame);
        }
      });
    }

    say = hear;
    mender.begin(() => end({ kind: 'ended', problem: LOST }));
    next();
    return stop;
  }

  return keepConnected<HeardFrame>(connect, listener, address.onWake);
}

/** Whether another way may lead where this one did not; who was told when to come back has reached the server. */
const isOfThisWay = ({ code, retryAfterMs }: Problem): boolean =>
  isPassing(code) && code !== 'session-expired' && retryAfterMs === undefined;
