import type { Result } from '../../base/result.ts';
import type { Problem } from '../../domain/problem.ts';
import { careful } from '../careful.ts';
import type { VisitorSession } from './visitor-session.ts';

/** What sending needs of the session it sends with. */
export interface SendingSession extends Pick<VisitorSession, 'resolve'> {
  readonly hasSessions: boolean;
  /** One value for each person's time at this page. */
  tenure(): unknown;
  /** The credential to send with, once resolved; undefined: this page was given none. */
  token(): string | undefined;
  /** The server no longer knows the credential. */
  lose(): void;
}

/** Makes the session's `send`: resolves first, and anew, once, where the server knows the token no more. */
export function createSend(session: SendingSession): VisitorSession['send'] {
  /** A refused identity is the page's trouble; the visitor's words go out as whose they were before. */
  async function resolve(): Promise<Result<void, Problem>> {
    const resolved = await session.resolve();
    return !resolved.ok && resolved.problem.code === 'identity-refused' ? session.resolve() : resolved;
  }

  return async (call) => {
    if (!session.hasSessions) return careful(() => call(undefined));
    const ready = await resolve();
    if (!ready.ok) return ready;
    const tenure = session.tenure();
    const token = session.token();
    const answer = await careful(() => call(token));
    if (answer.ok || answer.problem.code !== 'session-expired') return answer;
    // Whose call it was has left, and must not become somebody else by it.
    if (session.tenure() !== tenure) return careful(() => call(undefined));
    if (session.token() === token) session.lose();
    const again = await resolve();
    return again.ok ? careful(() => call(session.token())) : again;
  };
}
