import type { FastifyInstance } from 'fastify';
import { parseMessageState } from '../../protocol/message-state-schema.ts';
import type { ReferenceServer } from '../../workspace/reference-server.ts';
import { sendProblem } from '../problem-reply.ts';
import { readListQuery } from './list-query.ts';

/** `GET /api/v1/offline-messages` in pages by cursor, and `PATCH …/{id}` to say what became of one (F-5). */
export function storedMessagesRoute(app: FastifyInstance, server: ReferenceServer): void {
  app.get<{ Querystring: Record<string, unknown> }>('/offline-messages', async (request, reply) => {
    const query = readListQuery(request.query, ['widget', 'state', 'spam', 'q', 'from', 'to', 'limit', 'cursor']);
    if (!query.ok) return sendProblem(reply, query.problem);
    const page = await server.offlineMessages(query.value);
    return page.ok ? { data: page.value.messages, next: page.value.next } : sendProblem(reply, page.problem);
  });

  app.patch<{ Params: { id: string } }>('/offline-messages/:id', async (request, reply) => {
    const parsed = parseMessageState(request.body);
    if (!parsed.ok) return sendProblem(reply, parsed.problem);
    const { id } = request.params;
    const marked = await server.handle({ kind: 'mark-offline-message', id, state: parsed.value.state });
    return marked.ok ? marked.value : sendProblem(reply, marked.problem);
  });
}
