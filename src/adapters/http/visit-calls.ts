import type { Result } from '../../base/result.ts';
import type { ChatBackend } from '../../contract/chat-backend.ts';
import type { Problem } from '../../domain/problem.ts';
import { invitationPath, visitPath } from '../../protocol/http.ts';
import type { HttpAddress } from './ask.ts';
import { post } from './post.ts';
import { readDone } from './read-answer.ts';
import type { UntilClosed } from './until-closed.ts';

/** Signs of life, and what becomes of invitations (V-1, I-4). */
export function visitCalls(address: HttpAddress, life: UntilClosed): Pick<ChatBackend, 'beatVisit' | 'tellInvitation'> {
  const { widget } = address;

  const tell = (token: string, path: string, body: unknown): Promise<Result<void, Problem>> =>
    life.ask(async () => readDone(await post(address, path, body, { token, ended: life.signal })));

  return {
    beatVisit: (token, beat) => tell(token, visitPath(widget), beat),
    tellInvitation: (token, invitation, state) => tell(token, invitationPath(widget, invitation), { state }),
  };
}
