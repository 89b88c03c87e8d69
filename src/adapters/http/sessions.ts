import { ok, type Result, refused } from '../../base/result.ts';
import type { ChatBackend } from '../../contract/chat-backend.ts';
import { readHandover } from '../../contract/guards/handover.ts';
import { readSessionAnswer } from '../../contract/guards/session-answer.ts';
import type { Problem } from '../../domain/problem.ts';
import { endSessionPath, handoverPath, sessionPath } from '../../protocol/http.ts';
import { type HttpAddress, type HttpAnswer, refusalOf } from './ask.ts';
import { post } from './post.ts';

/** The session calls of a Porchlight server (T-1, T-4). */
export function sessionCalls(
  address: HttpAddress,
  ended: AbortSignal,
): Pick<ChatBackend, 'resolveSession' | 'handOver' | 'endSession'> {
  const { widget } = address;
  return {
    async resolveSession(request) {
      const credentials = request?.storage === 'denied' ? 'omit' : 'same-origin';
      const answer = await post(address, sessionPath(widget), request, { credentials, ended });
      return read(answer, readSessionAnswer);
    },
    async handOver(token, target) {
      return read(await post(address, handoverPath(widget), { target }, { token, ended }), readHandover);
    },
    async endSession(tokens) {
      // Without `ended`: who logs out and leaves in one breath is to be logged out.
      const answer = await post(address, endSessionPath(widget), { tokens }, { credentials: 'same-origin' });
      if (!answer.ok) return answer;
      return answer.value.status === 204 ? ok(undefined) : refused(refusalOf(answer.value));
    },
  };
}

function read<Value>(
  answer: Result<HttpAnswer, Problem>,
  guard: (body: unknown) => Value | null,
): Result<Value, Problem> {
  if (!answer.ok) return answer;
  const value = answer.value.fine ? guard(answer.value.body) : null;
  return value ? ok(value) : refused(refusalOf(answer.value));
}
