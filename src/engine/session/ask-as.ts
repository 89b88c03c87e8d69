import type { Result } from '../../base/result.ts';
import type { Problem } from '../../domain/problem.ts';
import type { SessionAnswer } from '../../domain/session/session.ts';
import { type IdentityClaim, refreshedToken } from './identity-claim.ts';

type Answer = Result<SessionAnswer, Problem>;

/**
 * Asks with the claim's token, renewing it once: beforehand where it was accepted earlier and may have run out since,
 * afterwards where it is refused. `isOver`: the answer is for nobody any more, so nothing else is asked.
 */
export async function askAs(
  claim: IdentityClaim,
  call: (identity: string) => Promise<Answer>,
  isOver: () => boolean,
): Promise<Answer | null> {
  const early = claim.accepted ? await refreshedToken(claim) : null;
  if (isOver()) return null;
  const answer = await call(early ?? claim.token);
  if (answer.ok || answer.problem.code !== 'identity-refused' || claim.accepted || isOver()) return answer;
  const late = await refreshedToken(claim);
  return late === null || isOver() ? answer : call(late);
}
