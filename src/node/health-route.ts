import type { FastifyInstance } from 'fastify';
import type { ReferenceServer } from '../workspace/reference-server.ts';
import { onlyMethods } from './only-methods.ts';
import { sendProblem } from './problem-reply.ts';

/** `GET /healthz`: 200 while the workspace and its store answer, 503 with the reason when they do not. */
export function healthRoute(app: FastifyInstance, server: ReferenceServer): void {
  app.get('/healthz', async (_request, reply) => {
    const page = await server.offlineMessages({ limit: 1 });
    if (!page.ok) return sendProblem(reply, page.problem);
    return reply.header('cache-control', 'no-store').send({ status: 'ok', store: server.store.name });
  });
  onlyMethods(app, '/healthz', ['GET', 'HEAD']);
}
