import type { ChatBackend } from '../../contract/chat-backend.ts';
import { readHandover } from '../../contract/guards/handover.ts';
import { readSessionAnswer } from '../../contract/guards/session-answer.ts';
import { endSessionPath, handoverPath, sessionPath } from '../../protocol/http.ts';
import type { HttpAddress } from './ask.ts';
import { post } from './post.ts';
import { readAnswer, readDone } from './read-answer.ts';

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
      return readAnswer(answer, readSessionAnswer);
    },
    async handOver(token, target) {
      return readAnswer(await post(address, handoverPath(widget), { target }, { token, ended }), readHandover);
    },
    async endSession(tokens) {
      // Without `ended`: who logs out and leaves in one breath is to be logged out.
      return readDone(await post(address, endSessionPath(widget), { tokens }, { credentials: 'same-origin' }));
    },
  };
}
