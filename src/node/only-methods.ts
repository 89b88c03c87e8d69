import type { FastifyInstance } from 'fastify';
import { sendProblem } from './problem-reply.ts';

const ALL = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'];

/** Answers every other method at `url` with 405 and what is allowed there, before any body is read. */
export function onlyMethods(app: FastifyInstance, url: string, allowed: readonly string[]): void {
  const allow = allowed.join(', ');
  app.route({
    method: ALL.filter((method) => !allowed.includes(method)),
    url,
    onRequest: async (_request, reply) =>
      sendProblem(
        reply.header('allow', allow),
        { code: 'not-found', message: `This address does not know that method; it takes ${allow}.` },
        405,
      ),
    handler: () => undefined,
  });
}
