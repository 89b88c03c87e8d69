import { backOffMs } from '../base/back-off.ts';
import type { Result } from '../base/result.ts';
import type { Stop } from '../base/stop.ts';
import type { Platform } from '../contract/platform.ts';
import { isPassing, type Problem } from '../domain/problem.ts';
import type { Outbox, Sent } from './outbox.ts';

/** What became of one try to hand in an entry of the outbox. */
export type Outcome<Answer> =
  /** Answered; the entry has left the outbox. */
  | { readonly state: 'stored'; readonly answer: Answer }
  /** Refused for good; the entry stays until somebody has seen that. */
  | { readonly state: 'refused'; readonly problem: Problem }
  /** Not answered; tried again in `retryInMs`, or sooner when the page wakes. */
  | { readonly state: 'waiting'; readonly problem: Problem; readonly retryInMs: number };

export interface DeliveryOptions<Entry extends Sent, Answer> {
  readonly outbox: Pick<Outbox<Entry>, 'list' | 'remove'>;
  send(entry: Entry): Promise<Result<Answer, Problem>>;
  readonly platform: Pick<Platform, 'clock' | 'page' | 'random'>;
  onOutcome(entry: Entry, outcome: Outcome<Answer>): void;
}

export interface Delivery {
  /** Tries everything that waits now, oldest first. */
  start(): void;
  stop(): void;
}

/**
 * Hands in what lies in an outbox, one entry after the other, until each is answered (D-1, D-6, F-3): the words of a chat
 * and the messages of the form alike.
 *
 * After a passing refusal all of them wait: full jitter up to 30 s, never less than the server asked for; a page that
 * wakes tries at once, and one that is left hands over all it has. While there is nothing to send, no timer runs and the
 * page has no listener of ours.
 */
export function createDelivery<Entry extends Sent, Answer>(options: DeliveryOptions<Entry, Answer>): Delivery {
  const { outbox, platform, onOutcome } = options;
  const { clock, page, random } = platform;
  const refusedForGood = new Set<string>();
  const underWay = new Map<string, Promise<Problem | null>>();
  const stops: Stop[] = [];
  let attempt = 0;
  let notBefore = 0;
  let busy = false;
  let stopped = false;

  const waiting = (): readonly Entry[] => outbox.list().filter(({ commandId }) => !refusedForGood.has(commandId));

  const rest = (): void => {
    for (const stop of stops.splice(0)) stop();
  };

  /** What is on its way already is waited for, and not sent twice. */
  function send(entry: Entry): Promise<Problem | null> {
    const { commandId } = entry;
    const sent = underWay.get(commandId) ?? handIn(entry).finally(() => underWay.delete(commandId));
    underWay.set(commandId, sent);
    return sent;
  }

  async function handIn(entry: Entry): Promise<Problem | null> {
    const answer = await options.send(entry);
    if (stopped) return null;
    if (answer.ok) {
      attempt = 0;
      outbox.remove(entry.commandId);
      onOutcome(entry, { state: 'stored', answer: answer.value });
    } else if (isPassing(answer.problem.code)) {
      return answer.problem;
    } else {
      refusedForGood.add(entry.commandId);
      onOutcome(entry, { state: 'refused', problem: answer.problem });
    }
    return null;
  }

  const waitOut = (problem: Problem): void => {
    const askedForMs = problem.retryAfterMs ?? 0;
    const retryInMs = Math.max(askedForMs, backOffMs(attempt++, random()));
    notBefore = clock.now() + askedForMs;
    stops.push(
      clock.setTimer(retryInMs, start),
      page.onWake(() => {
        if (clock.now() >= notBefore) start();
      }),
      page.onLeave(sendInParting),
    );
    for (const entry of waiting()) onOutcome(entry, { state: 'waiting', problem, retryInMs });
  };

  // The page may not live to hear the answers; the entries stay in the outbox until it does, here or after a reload.
  const sendInParting = (): void => {
    if (clock.now() >= notBefore) for (const entry of waiting()) void send(entry);
  };

  const round = async (): Promise<Problem | null> => {
    for (let [next] = waiting(); next && !stopped; [next] = waiting()) {
      const problem = await send(next);
      if (problem) return problem;
    }
    return null;
  };

  function start(): void {
    if (busy || stopped) return;
    busy = true;
    rest();
    stops.push(page.onLeave(sendInParting));
    void round().then((problem) => {
      busy = false;
      rest();
      if (stopped) return;
      if (problem) waitOut(problem);
      else if (waiting().length > 0) start();
    });
  }

  return {
    start,
    stop() {
      stopped = true;
      rest();
    },
  };
}
