import type { Instant } from '../base/instant.ts';
import type { Stop } from '../base/stop.ts';
import type { Problem } from '../domain/problem.ts';
import type { WidgetStatus } from '../domain/status/status.ts';
import type { StatusDocument } from '../domain/status/status-document.ts';

/** What is known about the widget at this moment. */
export type WatchedStatus =
  /** The first answer is not there yet. */
  | { readonly state: 'asking' }
  /** The rules' word, computed here from the last document and the corrected clock. */
  | {
      readonly state: 'known';
      readonly status: WidgetStatus;
      readonly document: StatusDocument;
    }
  /** No answer ever came; asked again at each interval. */
  | { readonly state: 'unreachable'; readonly problem: Problem };

/** Keeps one widget's status true, to the second, with as little work as that takes (S-9, D-7). */
export interface StatusWatch {
  current(): WatchedStatus;
  /** Hears every change of `current()`; the present value is not repeated. */
  onChange(listener: (watched: WatchedStatus) => void): Stop;
  /** The corrected time: the server's, as well as it is known (H-6). */
  now(): Instant;
  /** What the rules say of another instant, by what is known now; null before the first answer. */
  statusAt(instant: Instant): WidgetStatus | null;
  /** Asks now; resolves when the answer has been judged. */
  refresh(): Promise<void>;
  /** The page woke: catches up at once, and asks if an interval has passed or the last answer failed. */
  wake(): void;
  stop(): void;
}
