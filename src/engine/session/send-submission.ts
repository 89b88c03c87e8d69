import type { Result } from '../../base/result.ts';
import type { Receipt, Submission } from '../../domain/form/submission.ts';
import type { Problem } from '../../domain/problem.ts';
import type { VisitorSession } from './visitor-session.ts';

/**
 * Hands in a message as the one who wrote it: with the session's token if that is who has the page now, else without
 * one, by the boot id it carries. Somebody else's token would make it theirs (T-10).
 */
export function sendSubmission(
  session: Pick<VisitorSession, 'isWriter' | 'send'>,
  submission: Submission,
  submit: (submission: Submission, token?: string) => Promise<Result<Receipt, Problem>>,
): Promise<Result<Receipt, Problem>> {
  if (!session.isWriter(submission.visitor)) return submit(submission);
  // Asked again for each try: the page may change hands while the session is being resolved.
  return session.send((token) => submit(submission, session.isWriter(submission.visitor) ? token : undefined));
}
