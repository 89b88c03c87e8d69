import type { Stop } from '../../base/stop.ts';
import { positionAfter } from '../../domain/chat/position-after.ts';
import type { ChatPosition, VisitorFrame, VisitorPage } from '../../domain/chat/visitor-chat.ts';
import { type FeedFrame, PING_MS, SILENCE_MS } from '../../protocol/frames.ts';
import type { VisitorActor } from '../../workspace/chats/chat-command.ts';
import type { ReferenceServer } from '../../workspace/reference-server.ts';
import type { SetTimer } from '../node-timer.ts';

/** Whose chat is followed, and from where on. */
export interface Followed {
  readonly actor: VisitorActor;
  readonly position: ChatPosition | null;
}

/**
 * One feed in the frames that every transport carries; with nobody to follow it says no more than that it is there. After
 * `ended` it says nothing.
 *
 * Each `ping` reads the chat's head anew, and with it the right to know it: a change of which nobody told is found out,
 * and a session that ran out, of which nothing else would tell, ends the feed (D-4, Z-3).
 */
export function followFeed(
  server: ReferenceServer,
  followed: Followed | null,
  hear: (frame: FeedFrame) => void,
  setTimer: SetTimer,
): Stop {
  let at = followed?.position ?? null;
  let isLive = followed === null;
  let over = false;
  let stopPing: Stop = () => undefined;
  let stopFollowing: Stop = () => undefined;

  const end: Stop = () => {
    over = true;
    stopPing();
    stopFollowing();
  };
  const tell = (frame: FeedFrame): void => {
    if (over) return;
    if (frame.kind === 'ended') end();
    hear(frame);
  };
  const waitForPing = (): void => {
    stopPing = setTimer(PING_MS, () => void ping());
  };

  async function ping(): Promise<void> {
    const read = followed && (await server.visitorPage(followed.actor, at));
    if (over) return;
    if (read && !read.ok && read.problem.code !== 'unavailable') return tell({ kind: 'ended', problem: read.problem });
    const chat = read?.ok ? read.value.chat : null;
    tell({ kind: 'ping', now: server.now(), heads: chat ? { [chat.id]: chat.head } : {} });
    if (!over) waitForPing();
  }

  tell({ kind: 'welcome', now: server.now(), pingMs: PING_MS, silenceMs: SILENCE_MS });
  waitForPing();
  if (followed) {
    const hearFrame = (frame: VisitorFrame): void => {
      tell(frame);
      if (frame.kind !== 'page') return;
      at = positionAfter(frame, at);
      if (isLive || !isWhole(frame, at)) return;
      isLive = true;
      tell({ kind: 'live' });
    };
    const stop = server.followVisitor(followed.actor, followed.position, hearFrame, tell);
    if (over) stop();
    else stopFollowing = stop;
  }
  return end;
}

/** Whether a page that is now here has all of its chat. */
const isWhole = ({ chat }: VisitorPage, at: ChatPosition | null): boolean => !chat || !at || at.after >= chat.head;
