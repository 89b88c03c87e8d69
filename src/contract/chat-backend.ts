import type { Instant } from '../base/instant.ts';
import type { Result } from '../base/result.ts';
import type { Stop } from '../base/stop.ts';
import type { Receipt, Submission } from '../domain/form/submission.ts';
import type { Problem } from '../domain/problem.ts';
import type { StatusDocument } from '../domain/status/status-document.ts';

/**
 * What a backend may offer beyond the one thing every backend must: `readStatus`.
 *
 * - `status-push`: changes of settings and people arrive by themselves, without asking.
 * - `offline-messages`: takes the messages visitors leave.
 *
 * An ability that is not declared is refused by name (`unsupported`, with `ability`), never ignored and never thrown.
 */
export type Ability = 'status-push' | 'offline-messages';

/** One answer about the widget, and what it says about the clock. */
export interface StatusAnswer {
  readonly document: StatusDocument;
  /**
   * The server's time when it answered; null where the answer may come from a cache, which must never move the
   * clock (H-6).
   */
  readonly serverNow: Instant | null;
  /** How long the answer took; the clock correction assumes that the server spoke in the middle. */
  readonly roundTripMs: number;
}

/**
 * What the widget needs from the other side, whatever stands there: the in-memory server, ours over HTTP, or yours.
 *
 * Promises every implementation keeps; each is a case of `backendPromises` in `porchlight/testing`, by these titles:
 *
 * 1. **Refusals are values.** No method throws or rejects, before or after `close()`; a refusal is a `Problem` with a
 *    code of the closed list. An unknown widget is `widget-unknown`; after `close()` every call is `closed`.
 * 2. **Truth at once.** `readStatus` answers with what the rules' owner holds now, not with what it held at the last
 *    call; a setting saved before the call is in the answer.
 * 3. **Versions tell.** Two answers with the same `version` have equal settings and people, and a change of either
 *    changes it.
 * 4. **A message is stored once.** The same submission again, at any time and however often in parallel, gives the
 *    first receipt; the same `commandId` with other content is `command-id-reused`. An answer means it is stored.
 * 5. **Lost answers do no harm.** A submission whose answer was lost and which is sent again is one message.
 * 6. **Decided on arrival.** `receipt.status` is what the rules say when it arrives, not what the page believed (S-11).
 * 7. **Wrong input names its place.** A submission that breaks the form's rules is `invalid`, with the field in
 *    `issues[].path`; nothing of it is stored, and the corrected one may use the same `commandId`.
 * 8. **A disabled widget takes nothing** (`widget-disabled`), unless `whenDisabled` is `offline` (S-3).
 * 9. **Pushes are whole.** With `status-push`, a listener hears each change after it can be read, in order, and
 *    nothing after its `Stop`.
 */
export interface ChatBackend {
  readonly widget: string;
  readonly abilities: ReadonlySet<Ability>;
  /** Asks for the present settings and people. Passing refusals: `unreachable`, `unreadable`, `unavailable`. */
  readStatus(): Promise<Result<StatusAnswer, Problem>>;
  /** Hears every later change; the present state is not repeated (ability `status-push`). */
  watchStatus(listener: (answer: StatusAnswer) => void): Result<Stop, Problem>;
  /** Hands in one message; safe to repeat with the same `commandId` (ability `offline-messages`). */
  submit(submission: Submission): Promise<Result<Receipt, Problem>>;
  /** Lets go of connections and listeners; what was answered stays answered. Repeatable. */
  close(): void;
}
