import { canonicalJson, type Json } from '../../base/json.ts';
import { ok, type Result, refused } from '../../base/result.ts';
import type { OfflineMessage } from '../../domain/form/offline-message.ts';
import type { Receipt, Submission } from '../../domain/form/submission.ts';
import type { Problem } from '../../domain/problem.ts';
import { digest } from '../digest.ts';
import { documentKey, type State } from '../state/state.ts';

/** The kind of documents that keep what a command was answered, so that its repeats get the same (D-1). */
export const ANSWER = 'answer';

export const answerId = (widget: string, { visitor, commandId }: Submission): string =>
  `${widget}/${visitor}/${commandId}`;

/** What a submission was answered before: the first receipt again, or a refusal if its words are not the same (D-1). */
export function firstAnswer(state: State, widget: string, submission: Submission): Result<Receipt, Problem> | null {
  const kept = state.history.get(documentKey(ANSWER, answerId(widget, submission)));
  if (!kept) return null;
  const body = kept.body as unknown as AnswerBody | null;
  if (body?.digest === digestOf(submission)) return ok(body.receipt);
  return refused({
    code: 'command-id-reused',
    message: body
      ? 'Another message was stored under this command id. A new message needs a new one.'
      : 'The message of this command id was stored and has been erased since.',
  });
}

/** Keeps the receipt for repeats. The words themselves are not kept twice: their digest is enough to compare. */
export function keepAnswer(
  state: State,
  { widget, visitor }: Pick<OfflineMessage, 'widget' | 'visitor'>,
  submission: Submission,
  receipt: Receipt,
): void {
  const id = answerId(widget, submission);
  const body: AnswerBody = { digest: digestOf(submission), receipt };
  state.history.set(documentKey(ANSWER, id), {
    kind: ANSWER,
    id,
    live: false,
    at: receipt.storedAt,
    tags: { widget },
    visitor,
    body: body as unknown as Json,
  });
}

interface AnswerBody {
  readonly digest: string;
  readonly receipt: Receipt;
}

const digestOf = (submission: Submission): string => digest(canonicalJson(submission));
