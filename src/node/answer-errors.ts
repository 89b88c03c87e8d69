import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from './problem-reply.ts';
import { faultForLog } from './request-log.ts';
import { transportProblem } from './transport-problem.ts';

/** Turns whatever was thrown into a problem: the caller's fault in words of ours, ours into a line of the log. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const found = transportProblem(error, request.routeOptions?.bodyLimit);
  if (found) return sendProblem(reply, found.problem, found.status);
  request.log.error({ fault: faultForLog(error) }, 'failed');
  return sendProblem(
    reply,
    { code: 'unavailable', message: 'The server failed here; it was noted. Try again later.' },
    500,
  );
}

/** Makes every refusal of `app` and of what is registered in it a problem, the unknown address included. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, { code: 'not-found', message: 'There is nothing at this address.' }),
  );
}
