import type { FastifyReply, FastifyRequest } from 'fastify';
import { ok, type Result, refused } from '../base/result.ts';
import type { Problem } from '../domain/problem.ts';
import type { VisitorActor } from '../workspace/chats/chat-command.ts';
import { sendProblem } from './problem-reply.ts';
import { readVisitorToken } from './visitor-token.ts';

/** Who asks, by the token in the request's header; `unauthorized` where there is none. */
export function readVisitorActor({ headers, params }: FastifyRequest): Result<VisitorActor, Problem> {
  const token = readVisitorToken(headers.authorization);
  if (!token.ok) return token;
  if (token.value === null) return refused(NO_TOKEN);
  const { widget } = params as { widget: string };
  return ok({ kind: 'visitor', widget, token: token.value, origin: headers.origin ?? null });
}

/** RFC 9110 asks for a challenge with each 401. */
export const refuseVisitor = (reply: FastifyReply, problem: Problem): FastifyReply =>
  sendProblem(problem.code === 'unauthorized' ? reply.header('www-authenticate', 'Bearer') : reply, problem);

const NO_TOKEN: Problem = {
  code: 'unauthorized',
  message: 'A session token is needed: Authorization: Bearer pl1_….',
};
