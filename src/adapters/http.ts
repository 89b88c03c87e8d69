import { ok, type Result, refused } from '../base/result.ts';
import type { Ability, ChatBackend, StatusAnswer } from '../contract/chat-backend.ts';
import { readReceipt } from '../contract/guards/receipt.ts';
import type { Receipt, Submission } from '../domain/form/submission.ts';
import type { Problem } from '../domain/problem.ts';
import { offlineMessagesPath } from '../protocol/http.ts';
import { ask, refusalOf } from './http/ask.ts';
import { type ReadStatusOptions, readStatus } from './http/read-status.ts';

export type HttpBackendOptions = ReadStatusOptions;

const ABILITIES: ReadonlySet<Ability> = new Set(['offline-messages']);

/**
 * Browsers refuse `keepalive` bodies of more than 64 KiB in flight together; one message of ours stays below and
 * outlives the page that sent it.
 */
const KEEPALIVE_BYTES = 60_000;

const CLOSED: Problem = { code: 'closed', message: 'This connection was closed.' };

/**
 * A Porchlight server over HTTP, from a page or from Node.
 *
 * `server` is its address with the path it is mounted under, if any. Nothing is kept open: status is asked for
 * (`status-push` is `unsupported`), no cookie and no credential is sent. Each request is given up after ten seconds
 * (`unreachable`) and at `close()` (`closed`).
 */
export function httpBackend(options: HttpBackendOptions): ChatBackend {
  const { widget } = options;
  const end = new AbortController();

  /** A call after `close()`, or one that `close()` cut off, is `closed`; an answer that came stays an answer. */
  async function unlessClosed<Value>(asked: () => Promise<Result<Value, Problem>>): Promise<Result<Value, Problem>> {
    if (end.signal.aborted) return refused(CLOSED);
    const result = await asked();
    return end.signal.aborted && !result.ok ? refused(CLOSED) : result;
  }

  async function send(submission: Submission): Promise<Result<Receipt, Problem>> {
    const body = new TextEncoder().encode(JSON.stringify(submission));
    const answer = await ask(
      options,
      offlineMessagesPath(widget),
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        keepalive: body.length < KEEPALIVE_BYTES,
      },
      end.signal,
    );
    if (!answer.ok) return answer;
    const receipt = answer.value.fine ? readReceipt(answer.value.body) : null;
    return receipt ? ok(receipt) : refused(refusalOf(answer.value));
  }

  return {
    widget,
    abilities: ABILITIES,
    readStatus: (): Promise<Result<StatusAnswer, Problem>> => unlessClosed(() => readStatus(options, end.signal)),
    watchStatus: () =>
      refused(
        end.signal.aborted
          ? CLOSED
          : { code: 'unsupported', ability: 'status-push', message: 'Over HTTP the status is asked for, not pushed.' },
      ),
    submit: (submission) => unlessClosed(() => send(submission)),
    close: () => end.abort(),
  };
}
