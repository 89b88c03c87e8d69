import type { FastifyReply } from 'fastify';
import type { Problem } from '../domain/problem.ts';
import { HTTP_STATUS } from '../protocol/http.ts';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** A refusal as HTTP carries it: the status of its code, unless the transport knows a closer one, and `Retry-After`. */
export function sendProblem(reply: FastifyReply, refusal: Problem, closerStatus?: number): FastifyReply {
  const problem = onTheWire(refusal);
  const { retryAfterMs } = problem;
  if (retryAfterMs !== undefined) reply.header('retry-after', Math.max(1, Math.ceil(retryAfterMs / 1_000)));
  // RFC 9110 asks for the challenge with each 401, and RFC 6750 for this one.
  if (problem.code === 'session-expired') reply.header('www-authenticate', 'Bearer error="invalid_token"');
  return reply
    .code(closerStatus ?? HTTP_STATUS[problem.code])
    .header('content-type', PROBLEM_TYPE)
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problem));
}

type WireProblem = Problem & { readonly code: keyof typeof HTTP_STATUS };

/** Codes of a page about itself never cross the wire; from the machine they can only mean that it is going away. */
const onTheWire = (problem: Problem): WireProblem =>
  problem.code in HTTP_STATUS ? (problem as WireProblem) : { code: 'unavailable', message: problem.message };
