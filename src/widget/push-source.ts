import { ok } from '../base/result.ts';
import type { Stop } from '../base/stop.ts';
import type { ChatBackend, StatusAnswer } from '../contract/chat-backend.ts';
import type { Clock } from '../contract/platform.ts';
import { careful } from '../engine/careful.ts';
import { type StatusWatchOptions, statusIntervalMs } from '../engine/create-status-watch.ts';

/** Asked in time, the next question comes this much around an interval after the last; else the machine slept. */
const SLACK_MS = 5_000;

/** A backend's status as a watch asks for it. */
export interface StatusSource {
  readonly read: StatusWatchOptions['read'];
  /** Calls when asking now gives something new. */
  follow(onNews: () => void): Stop;
}

/**
 * The status of a backend that may push it (`status-push`). What was pushed last then answers each question on the spot,
 * so that nothing is asked of the backend by interval (D-7); it is asked again only after a pause that nothing explains,
 * in which pushes may have been missed and the clock moved.
 */
export function statusSource(backend: ChatBackend, clock: Clock): StatusSource {
  let latest: StatusAnswer | undefined;
  let pushes = 0;
  let isPushed = false;
  let askedAt = 0;

  async function ask(): ReturnType<ChatBackend['readStatus']> {
    const before = pushes;
    const answer = await careful(() => backend.readStatus());
    // What was pushed meanwhile is newer than what was asked for before.
    if (answer.ok && pushes === before) latest = answer.value;
    return answer.ok && latest ? told(latest) : answer;
  }

  /** Its word on the clock counts once: it grows older, and the next question is not the time to hear it again. */
  function told(answer: StatusAnswer): ReturnType<typeof ok<StatusAnswer>> {
    latest = { ...answer, serverNow: null };
    return ok(answer);
  }

  return {
    async read() {
      const sinceMs = clock.now() - askedAt;
      askedAt = clock.now();
      const isUsual = sinceMs > -SLACK_MS && sinceMs < statusIntervalMs(latest?.document) + SLACK_MS;
      return isPushed && latest && isUsual ? told(latest) : ask();
    },
    follow(onNews) {
      if (!backend.abilities.has('status-push')) return () => undefined;
      const watching = backend.watchStatus((answer) => {
        pushes++;
        latest = answer;
        onNews();
      });
      isPushed = watching.ok;
      return watching.ok ? watching.value : () => undefined;
    },
  };
}
