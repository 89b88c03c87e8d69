import type { WebSocket } from 'ws';
import type { Stop } from '../../base/stop.ts';
import type { Problem, ProblemCode } from '../../domain/problem.ts';
import { type PageFrame, SILENCE_MS, type SocketFrame } from '../../protocol/frames.ts';
import { parsePageFrame } from '../../protocol/page-frame-schema.ts';
import type { ReferenceServer } from '../../workspace/reference-server.ts';
import type { SetTimer } from '../node-timer.ts';
import type { Connections } from './connections.ts';
import { followFeed } from './follow-feed.ts';
import type { StatusFeeds } from './status-feeds.ts';

/** What may wait for a page that reads slower than things happen; it begins anew from where it is. */
const MOST_WAITING_BYTES = 1_048_576;

/** Who opens a socket has a reason to, and says it by then. */
const HELLO_MS = 10_000;

/** Frames from one ping to the next; a page answers one, and asks a few when it wakes. */
const MOST_FRAMES = 100;

/** Of these the page is told to try again later. */
const LATER: readonly ProblemCode[] = ['too-many-requests', 'unavailable'];

/** Where a socket was opened from, by the request that did. */
export interface Caller {
  readonly widget: string;
  readonly origin: string | null;
  readonly ip: string;
}

export interface SocketService {
  readonly server: ReferenceServer;
  readonly statuses: StatusFeeds;
  readonly connections: Connections;
  readonly setTimer: SetTimer;
}

/** Serves one visitor's page: waits for its hello, then tells until the page leaves, breaks a rule or falls silent. */
export function serveSocket(
  socket: WebSocket,
  { widget, origin, ip }: Caller,
  { server, statuses, connections, setTimer }: SocketService,
): void {
  let state: 'new' | 'greeted' | 'over' = 'new';
  let heard = 0;
  let stopFeed: Stop = () => undefined;
  let stopStatus: Stop = () => undefined;
  let stopWaiting = setTimer(HELLO_MS, () => refuse(NO_HELLO));

  const stop: Stop = () => {
    state = 'over';
    stopWaiting();
    stopFeed();
    stopStatus();
  };
  const say = (text: string): void => {
    if (state === 'over') return;
    socket.send(text);
    if (socket.bufferedAmount <= MOST_WAITING_BYTES) return;
    stop();
    socket.terminate();
  };
  const tell = (frame: SocketFrame): void => say(JSON.stringify(frame));
  const close = (last: SocketFrame, code: number): void => {
    if (state === 'over') return;
    tell(last);
    stop();
    socket.close(code);
  };
  const end = (problem: Problem): void =>
    close({ kind: 'ended', problem }, LATER.includes(problem.code) ? 1_013 : 1_000);
  const refuse = (problem: Problem): void => close({ kind: 'error', problem }, 1_008);

  function greet({ token, position, status }: PageFrame & { kind: 'hello' }): void {
    state = 'greeted';
    const followed =
      token === undefined
        ? null
        : { actor: { kind: 'visitor' as const, widget, token, origin }, position: position ?? null };
    stopFeed = followFeed(
      server,
      followed,
      (frame) => {
        if (frame.kind === 'ping') heard = 0;
        if (frame.kind === 'ended') end(frame.problem);
        else tell(frame);
      },
      setTimer,
    );
    stopStatus = statuses.follow(widget, status, { hear: say, end });
  }

  function answer(frame: PageFrame): void {
    if (frame.kind === 'hello') {
      if (state === 'greeted') refuse(HELLO_AGAIN);
      else if (frame.widget !== widget) refuse(OTHER_WIDGET);
      else greet(frame);
    } else if (state === 'new') refuse(HELLO_FIRST);
    else if (frame.kind === 'ping') tell({ kind: 'pong', now: server.now() });
  }

  const gone = connections.add(ip, (retryAfterMs) => close({ kind: 'drain', retryAfterMs }, 1_012));

  socket.on('close', () => {
    stop();
    gone();
  });
  socket.on('message', (data, isBinary) => {
    if (state === 'over') return;
    heard += 1;
    if (heard > MOST_FRAMES) return refuse(TOO_MUCH);
    if (isBinary) return refuse(NO_TEXT);
    const frame = parsePageFrame(String(data));
    if (!frame.ok) return refuse(frame.problem);
    answer(frame.value);
    if (state !== 'greeted') return;
    stopWaiting();
    stopWaiting = setTimer(SILENCE_MS, () => {
      stop();
      socket.terminate();
    });
  });
}

const invalid = (message: string): Problem => ({ code: 'invalid', message });

const NO_TEXT = invalid('This address takes text frames only.');
const NO_HELLO = invalid('No hello came within ten seconds.');
const HELLO_FIRST = invalid('The first frame must be hello.');
const HELLO_AGAIN = invalid('Hello was said already; another chat or session needs another socket.');
const OTHER_WIDGET = invalid('widget: must be the one of the address.');

const TOO_MUCH: Problem = {
  code: 'too-many-requests',
  message: `More than ${MOST_FRAMES} frames came from one ping to the next.`,
  retryAfterMs: 30_000,
};
