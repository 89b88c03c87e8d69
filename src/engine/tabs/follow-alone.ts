import { SECOND_MS } from '../../base/instant.ts';
import { ok, type Result } from '../../base/result.ts';
import type { Stop } from '../../base/stop.ts';
import { positionAfter } from '../../domain/chat/position-after.ts';
import type { ChatPosition, HeardFrame } from '../../domain/chat/visitor-chat.ts';
import { isPassing, type Problem } from '../../domain/problem.ts';
import type { SharedFeedOptions } from './shared-feed-options.ts';

/** A page that was hidden at two looks in a row lets go: not after a glance at another tab, and within half a minute. */
const LOOK_MS = 15 * SECOND_MS;

/** Follows with a connection of this tab's own, which ends when nobody looks and goes on where it ended when somebody does. */
export function followAlone(
  { calls, platform }: SharedFeedOptions,
  token: string,
  from: ChatPosition | null,
  listener: (frame: HeardFrame) => void,
): Result<Stop, Problem> {
  const { clock, page } = platform;
  let position = from;
  let disconnect: Stop | null = null;
  let wasHidden = false;
  let isOver = false;

  function connect(): Result<Stop, Problem> {
    const following = calls.followChat(token, position, hear);
    if (following.ok && isOver) following.value();
    else if (following.ok) disconnect = following.value;
    return following;
  }

  function hear(frame: HeardFrame): void {
    if (frame.kind === 'page') position = positionAfter(frame, position);
    if (frame.kind === 'ended') stop();
    listener(frame);
  }

  /** What passes is tried again at the next look. */
  function reconnect(): void {
    wasHidden = false;
    if (disconnect) return;
    const following = connect();
    if (!following.ok && !isPassing(following.problem.code)) hear({ kind: 'ended', problem: following.problem });
  }

  function look(): void {
    stopTimer = clock.setTimer(LOOK_MS, look);
    if (page.isVisible()) reconnect();
    else if (wasHidden) {
      disconnect?.();
      disconnect = null;
    } else wasHidden = true;
  }

  function stop(): void {
    isOver = true;
    stopTimer();
    stopWaking();
    disconnect?.();
  }

  let stopTimer: Stop = () => undefined;
  let stopWaking: Stop = () => undefined;
  const first = connect();
  if (!first.ok || isOver) return first;
  stopTimer = clock.setTimer(LOOK_MS, look);
  stopWaking = page.onWake(() => page.isVisible() && reconnect());
  return ok(stop);
}
