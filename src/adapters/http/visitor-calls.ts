import type { Result } from '../../base/result.ts';
import type { Ability, ChatBackend } from '../../contract/chat-backend.ts';
import { readReceipt } from '../../contract/guards/receipt.ts';
import type { Receipt, Submission } from '../../domain/form/submission.ts';
import type { Problem } from '../../domain/problem.ts';
import { offlineMessagesPath } from '../../protocol/http.ts';
import type { HttpAddress } from './ask.ts';
import { post } from './post.ts';
import { readAnswer } from './read-answer.ts';
import { sessionCalls } from './sessions.ts';
import { type UntilClosed, untilClosed } from './until-closed.ts';

/** What a visitor does, without the status: the panel needs no more of a server whose status its gate watches. */
export type VisitorCalls = Pick<
  ChatBackend,
  'abilities' | 'submit' | 'resolveSession' | 'handOver' | 'endSession' | 'close'
>;

const ABILITIES: ReadonlySet<Ability> = new Set(['offline-messages', 'sessions']);

export function visitorCalls(address: HttpAddress, life: UntilClosed = untilClosed()): VisitorCalls {
  const sessions = sessionCalls(address, life.signal);

  async function send(submission: Submission, token?: string): Promise<Result<Receipt, Problem>> {
    const path = offlineMessagesPath(address.widget);
    return readAnswer(await post(address, path, submission, { token, ended: life.signal }), readReceipt);
  }

  return {
    abilities: ABILITIES,
    submit: (submission, token) => life.ask(() => send(submission, token)),
    resolveSession: (request) => life.ask(() => sessions.resolveSession(request)),
    handOver: (token, target) => life.ask(() => sessions.handOver(token, target)),
    endSession: (tokens) => life.ask(() => sessions.endSession(tokens)),
    close: life.close,
  };
}
