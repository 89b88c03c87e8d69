import { canonicalJson, type Json } from '../base/json.ts';
import { ok, type Result, refused } from '../base/result.ts';
import type { ChatReceipt } from '../domain/chat/chat-receipt.ts';
import type { Problem } from '../domain/problem.ts';
import { digest } from './digest.ts';
import { ANSWER } from './first-answer.ts';
import { documentKey, type State } from './state.ts';

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

interface AnswerBody {
  readonly digest: string;
  readonly by: string;
  readonly receipt: ChatReceipt;
}

/** What this command was answered before; `by`: the ids of whoever asks now. null: it is new. */
export function firstChatAnswer(
  { history }: State,
  { place, commandId, body }: Asked,
  by: readonly string[],
): Result<ChatReceipt, Problem> | null {
  const kept = history.get(documentKey(ANSWER, chatAnswerId(place, commandId)));
  if (!kept) return null;
  const first = kept.body as unknown as AnswerBody | null;
  if (first && by.includes(first.by) && first.digest === digestOf(body)) return ok(first.receipt);
  return refused({
    code: 'command-id-reused',
    message: 'Something else was done under this command id. A new command needs a new one.',
  });
}

/** Keeps the answer for repeats; the words are not kept twice. */
export function keepChatAnswer(
  { history }: State,
  { place, commandId, body }: Asked,
  by: { readonly id: string; readonly visitor: string },
  receipt: ChatReceipt,
): ChatReceipt {
  const id = chatAnswerId(place, commandId);
  const answer: AnswerBody = { digest: digestOf(body), by: by.id, receipt };
  history.set(documentKey(ANSWER, id), {
    kind: ANSWER,
    id,
    live: false,
    at: receipt.storedAt,
    tags: { chat: receipt.chat },
    visitor: by.visitor,
    body: answer as unknown as Json,
  });
  return receipt;
}

const digestOf = (body: unknown): string => digest(canonicalJson(body));
