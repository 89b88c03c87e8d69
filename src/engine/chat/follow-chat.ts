import { backOffMs } from '../../base/back-off.ts';
import { MINUTE_MS } from '../../base/instant.ts';
import { type Result, refused } from '../../base/result.ts';
import type { Stop } from '../../base/stop.ts';
import type { ChatBackend } from '../../contract/chat-backend.ts';
import type { Platform } from '../../contract/platform.ts';
import type { ChatPosition, HeardFrame } from '../../domain/chat/visitor-chat.ts';
import { isPassing, type Problem } from '../../domain/problem.ts';

export interface FollowingOptions {
  readonly platform: Pick<Platform, 'clock' | 'page' | 'random'>;
  /** Makes a call as whoever has the page now. */
  asPresent(call: (token: string) => Promise<Result<Stop, Problem>>): Promise<Result<Stop, Problem>>;
  readonly followChat: ChatBackend['followChat'];
  position(): ChatPosition | null;
  /** false: it left a gap, and what is missing is to be asked for (D-5). */
  onFrame(frame: Exclude<HeardFrame, { readonly kind: 'ended' }>): boolean;
  /** Whether there is nothing that anybody waits for. */
  isEnough(): boolean;
  /** Whether what should be heard is not. */
  onSilence(isSilent: boolean): void;
}

export interface Following {
  isFollowing(): boolean;
  /** From where the log ends; while it follows it does nothing. */
  follow(): void;
  /** Until it is told to follow again. */
  rest(): void;
  /** The same, and lets go of the page. */
  stop(): void;
}

const ENOUGH_MS = 2 * MINUTE_MS;

const EXPIRED: Problem = { code: 'session-expired', message: 'The session this chat was followed with has ended.' };

/**
 * Follows the visitor's chat over sessions that end, over gaps, and for as long as somebody waits for something in it
 * (D-5, D-7, T-7). What a connection loses the backend makes up for; here a new one is begun from where the log ends.
 */
export function createFollowing(options: FollowingOptions): Following {
  const { asPresent, platform, onSilence } = options;
  const { clock, page, random } = platform;
  let isFollowing = false;
  let isAway = false;
  let attempt = 0;
  /** Changes when following ends: a connection that was on its way then is let go of as it comes. */
  let stretch = {};
  let letGo: Stop = () => undefined;
  let stopQuiet: Stop = () => undefined;

  /** `expired`: a token that serves no more, which the session is told by refusing it. */
  function follow(expired?: string): void {
    if (isFollowing) return;
    isFollowing = true;
    onSilence(true);
    const mine = stretch;
    void asPresent(async (token) => {
      if (token === expired) return refused(EXPIRED);
      return options.followChat(token, options.position(), (frame) => mine === stretch && hear(frame, token));
    }).then((following) => {
      if (mine !== stretch) {
        if (following.ok) following.value();
      } else if (following.ok) letGo = following.value;
      else if (isPassing(following.problem.code)) followLater();
      else rest();
    });
  }

  function followLater(): void {
    stretch = {};
    letGo();
    letGo = clock.setTimer(backOffMs(attempt++, random()), () => {
      isFollowing = false;
      follow();
    });
  }

  function hear(frame: HeardFrame, token: string): void {
    if (frame.kind === 'ended') {
      rest();
      if (frame.problem.code === 'session-expired') follow(token);
      return;
    }
    if (!options.onFrame(frame)) {
      followLater();
      return;
    }
    attempt = 0;
    onSilence(false);
    stopQuiet();
    stopQuiet = clock.setTimer(ENOUGH_MS, () => options.isEnough() && rest());
  }

  function rest(): void {
    stretch = {};
    letGo();
    letGo = () => undefined;
    stopQuiet();
    isFollowing = false;
    onSilence(false);
  }

  const stops = [
    // A page that holds a connection as it is left does not come back out of the browser's cache (D-7).
    page.onLeave(() => {
      isAway ||= isFollowing;
      rest();
    }),
    page.onWake(() => {
      if (isAway) follow();
      isAway = false;
    }),
  ];

  return {
    isFollowing: () => isFollowing,
    follow: () => follow(),
    rest() {
      isAway = false;
      rest();
    },
    stop() {
      for (const stop of stops) stop();
      rest();
    },
  };
}
