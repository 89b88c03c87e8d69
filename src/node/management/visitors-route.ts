import type { FastifyInstance } from 'fastify';
import type { ReferenceServer } from '../../workspace/reference-server.ts';
import { sendProblem } from '../problem-reply.ts';
import { readListQuery } from './list-query.ts';

type OneVisitor = { Params: { id: string } };

/** `/api/v1/visitors`: who came, all that is kept of one person, and its erasure (V-1, Z-7). */
export function visitorsRoute(app: FastifyInstance, server: ReferenceServer): void {
  app.get<{ Querystring: Record<string, unknown> }>('/visitors', async (request, reply) => {
    const query = readListQuery(request.query, ['widget', 'limit', 'cursor']);
    if (!query.ok) return sendProblem(reply, query.problem);
    const page = await server.visitors(query.value);
    return page.ok ? { data: page.value.visitors, next: page.value.next } : sendProblem(reply, page.problem);
  });

  app.get<OneVisitor>('/visitors/:id', async (request, reply) => {
    const visitor = await server.visitor(request.params.id);
    return visitor.ok ? visitor.value : sendProblem(reply, visitor.problem);
  });

  app.get<OneVisitor>('/visitors/:id/export', async (request, reply) => {
    const kept = await server.exportVisitor(request.params.id);
    return kept.ok ? kept.value : sendProblem(reply, kept.problem);
  });

  app.delete<OneVisitor>('/visitors/:id', async (request, reply) => {
    const erased = await server.eraseVisitor(request.params.id);
    return erased.ok ? erased.value : sendProblem(reply, erased.problem);
  });
}
