import type { Instant } from '../../base/instant.ts';
import { canonicalJson, type Json } from '../../base/json.ts';
import { ok, type Result, refused } from '../../base/result.ts';
import type { ChatReceipt } from '../../domain/chat/chat-receipt.ts';
import type { Problem } from '../../domain/problem.ts';
import { digest } from '../digest.ts';
import { ANSWER } from '../messages/first-answer.ts';
import { documentKey, type State } from '../state/state.ts';

/** Where agents' command ids are kept; no widget has a name with a colon. */
export const OF_AGENTS = ':agents';

/**
 * The document of an answer: by where it was asked and the command's id, which nobody guesses. The visitor is no part of
 * it: who is merged into another between two tries must not write twice (D-1).
 */
export const chatAnswerId = (place: string, commandId: string): string => `${place}/chat/${commandId}`;

export interface Asked {
  /** The widget, or `OF_AGENTS`. */
  readonly place: string;
  readonly commandId: string;
  /** All that makes it the same command: who asks by any of their ids, of what, with which words. */
  readonly body: unknown;
}

/** Who asked, and whose words it was about. */
interface AskedBy {
  readonly id: string;
  readonly visitor: string;
}

interface AnswerBody {
  readonly digest: string;
  readonly by: string;
  readonly receipt: unknown;
}

/** What this command was answered before; `by`: the ids of whoever asks now. null: it is new. */
export function firstChatAnswer<Answer = ChatReceipt>(
  { history }: State,
  { place, commandId, body }: Asked,
  by: readonly string[],
): Result<Answer, Problem> | null {
  const kept = history.get(documentKey(ANSWER, chatAnswerId(place, commandId)));
  if (!kept) return null;
  const first = kept.body as unknown as AnswerBody | null;
  if (first && by.includes(first.by) && first.digest === digestOf(body)) return ok(first.receipt as Answer);
  return refused({
    code: 'command-id-reused',
    message: 'Something else was done under this command id. A new command needs a new one.',
  });
}

/** Keeps a receipt for repeats; the words are not kept twice. */
export const keepChatAnswer = (state: State, asked: Asked, by: AskedBy, receipt: ChatReceipt): ChatReceipt =>
  keepAnswerOf(state, asked, by, receipt.storedAt, receipt);

/** Keeps whatever was answered for repeats. */
export function keepAnswerOf<Answer>(
  { history }: State,
  { place, commandId, body }: Asked,
  by: AskedBy,
  at: Instant,
  answer: Answer,
): Answer {
  const id = chatAnswerId(place, commandId);
  const kept: AnswerBody = { digest: digestOf(body), by: by.id, receipt: answer };
  history.set(documentKey(ANSWER, id), {
    kind: ANSWER,
    id,
    live: false,
    at,
    tags: {},
    visitor: by.visitor,
    body: kept as unknown as Json,
  });
  return answer;
}

const digestOf = (body: unknown): string => digest(canonicalJson(body));
