import { backOffMs } from '../base/back-off.ts';
import type { Instant } from '../base/instant.ts';
import type { Refused, Result } from '../base/result.ts';
import type { Stop } from '../base/stop.ts';
import type { StatusAnswer } from '../contract/chat-backend.ts';
import type { PageSignals, Platform } from '../contract/platform.ts';
import type { Problem } from '../domain/problem.ts';
import { evaluateStatus } from '../domain/status/evaluate-status.ts';
import type { WidgetStatus } from '../domain/status/status.ts';
import type { StatusDocument } from '../domain/status/status-document.ts';
import { betterSample, UNMEASURED } from './server-clock.ts';
import type { StatusWatch, WatchedStatus } from './status-watch.ts';

export interface StatusWatchOptions {
  /** Asks for the present settings and people. Never throws or rejects. */
  read(): Promise<Result<StatusAnswer, Problem>>;
  readonly platform: Pick<Platform, 'clock' | 'random'> & { readonly page: Pick<PageSignals, 'isVisible'> };
  readonly department?: string | undefined;
  /** What the script tag carried, and the server's time when it was made; any cache may have held it since. */
  readonly first?: { readonly document: StatusDocument; readonly now: Instant } | undefined;
}

const INTERVAL_MS = 30_000;

/** A script tag older than this was kept by some cache for longer than it may be, or the visitor's clock is wrong. */
const STALE_MS = 300_000;

/** How often a page looks at its widget's document (D-7). */
export const statusIntervalMs = (document: StatusDocument | undefined): number =>
  Math.max(1_000, Number(document?.settings.statusIntervalMs) || INTERVAL_MS);

/**
 * Watches one widget with one timer (S-9, D-7, H-6). The timer runs to whatever comes first: the next change by the
 * clock, the next question to the server, or one status interval. Each time it fires everything is judged anew by the
 * corrected clock, so that a late timer, a sleep nobody told of and a moved clock heal by themselves within an interval.
 * No timer is longer than an interval, hence none is longer than a browser allows.
 */
export function createStatusWatch({ read, platform, department, first }: StatusWatchOptions): StatusWatch {
  const { clock, page } = platform;
  const listeners = new Set<(watched: WatchedStatus) => void>();

  let watched: WatchedStatus = { state: 'asking' };
  let said = '';
  let document = first?.document;
  let sample = UNMEASURED;
  let failures = 0;
  let asking: Promise<void> | undefined;
  /** By the visitor's clock, and how far ahead that was when it was set. */
  let waitMs = statusIntervalMs(document);
  let askAt = clock.now() + waitMs;
  let isStopped = false;
  let stopTimer: Stop | undefined;

  const now = (): Instant => (clock.now() + sample.offsetMs) as Instant;

  const statusAt = (instant: Instant): WidgetStatus | null =>
    document ? evaluateStatus({ ...document, now: instant, department }) : null;

  /** Judges anew, sets the timer for the next time, and tells whoever listens if anything changed. */
  function judge(problem?: Problem): void {
    if (isStopped) return;
    const status = statusAt(now());
    if (document && status) watched = { state: 'known', status, document };
    else if (problem) watched = { state: 'unreachable', problem };

    const untilEdgeMs = (status?.changesAt ?? 1 / 0) - now();
    const untilAskMs = page.isVisible() && !asking ? askAt - clock.now() : 1 / 0;
    const delayMs = Math.min(untilEdgeMs, untilAskMs, statusIntervalMs(document));
    stopTimer?.();
    stopTimer = clock.setTimer(delayMs, catchUp);

    const saying = JSON.stringify(watched);
    if (saying === said) return;
    said = saying;
    for (const tell of listeners) tell(watched);
  }

  function catchUp(): void {
    if (isStopped) return;
    // Farther ahead than it was: the visitor's clock was set back.
    if (askAt - clock.now() > waitMs) askAt = 0;
    if (page.isVisible() && clock.now() >= askAt) void ask();
    judge();
  }

  function ask(): Promise<void> {
    asking ??= read().then((answer) => {
      asking = undefined;
      if (answer.ok) {
        const { serverNow, roundTripMs } = answer.value;
        const errorMs = roundTripMs / 2;
        if (serverNow) {
          sample = betterSample(sample, { offsetMs: Math.round(serverNow + errorMs - clock.now()), errorMs });
        }
        document = answer.value.document;
        failures = 0;
        waitMs = statusIntervalMs(document);
      } else {
        waitMs = Math.max(
          answer.problem.retryAfterMs ?? 0,
          backOffMs(failures++, platform.random(), statusIntervalMs(document)),
        );
      }
      askAt = clock.now() + waitMs;
      judge((answer as Partial<Refused<Problem>>).problem);
    });
    return asking;
  }

  if (!first || Math.abs(clock.now() - first.now) > STALE_MS) void ask();
  judge();

  return {
    current: () => watched,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    now,
    statusAt,
    refresh: ask,
    wake() {
      if (failures) askAt = 0;
      catchUp();
    },
    stop() {
      isStopped = true;
      stopTimer?.();
    },
  };
}
