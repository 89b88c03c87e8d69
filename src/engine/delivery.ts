import { backOffMs } from '../base/back-off.ts';
import type { Result } from '../base/result.ts';
import type { Stop } from '../base/stop.ts';
import type { Platform } from '../contract/platform.ts';
import type { Receipt, Submission } from '../domain/form/submission.ts';
import { isPassing, type Problem } from '../domain/problem.ts';
import type { Outbox } from './outbox.ts';

/** What became of one try to hand in an entry of the outbox. */
export type Outcome =
  /** Answered; the entry has left the outbox. */
  | { readonly state: 'stored'; readonly receipt: Receipt }
  /** Refused for good; the entry stays until somebody has seen that. */
  | { readonly state: 'refused'; readonly problem: Problem }
  /** Not answered; tried again in `retryInMs`, or sooner when the page wakes. */
  | { readonly state: 'waiting'; readonly problem: Problem; readonly retryInMs: number };

export interface DeliveryOptions {
  readonly outbox: Outbox<Submission>;
  submit(submission: Submission): Promise<Result<Receipt, Problem>>;
  readonly platform: Pick<Platform, 'clock' | 'page' | 'random'>;
  onOutcome(submission: Submission, outcome: Outcome): void;
}

export interface Delivery {
  /** Tries everything that waits now, oldest first. */
  start(): void;
  stop(): void;
}

/**
 * Hands in what lies in the outbox, one entry after the other, until each is answered (D-1, D-6, F-3).
 *
 * After a passing refusal all of them wait: full jitter up to 30 s, never less than the server asked for; a page that
 * wakes tries at once. While nothing waits, no timer runs and the page has no listener of ours.
 */
export function createDelivery({ outbox, submit, platform, onOutcome }: DeliveryOptions): Delivery {
  const { clock, page, random } = platform;
  const refusedForGood = new Set<string>();
  const underWay = new Set<string>();
  const stops: Stop[] = [];
  let attempt = 0;
  let notBefore = 0;
  let busy = false;
  let stopped = false;

  const waiting = (): Submission[] => outbox.list().filter(({ commandId }) => !refusedForGood.has(commandId));

  const rest = (): void => {
    for (const stop of stops.splice(0)) stop();
  };

  const send = async (submission: Submission): Promise<Problem | null> => {
    underWay.add(submission.commandId);
    const answer = await submit(submission);
    underWay.delete(submission.commandId);
    if (stopped) return null;
    if (answer.ok) {
      attempt = 0;
      outbox.remove(submission.commandId);
      onOutcome(submission, { state: 'stored', receipt: answer.value });
    } else if (isPassing(answer.problem.code)) {
      return answer.problem;
    } else {
      refusedForGood.add(submission.commandId);
      onOutcome(submission, { state: 'refused', problem: answer.problem });
    }
    return null;
  };

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
    for (const submission of waiting()) onOutcome(submission, { state: 'waiting', problem, retryInMs });
  };

  // The page may not live to hear the answers; the entries stay in the outbox until it does, here or after a reload.
  const sendInParting = (): void => {
    if (clock.now() < notBefore) return;
    for (const submission of waiting()) if (!underWay.has(submission.commandId)) void send(submission);
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
    void round().then((problem) => {
      busy = false;
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
