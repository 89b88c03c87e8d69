import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { ok } from '../../base/result.ts';
import { parseMessageState } from '../../protocol/message-state-schema.ts';
import type { OfflineMessageQuery, ReferenceServer } from '../../workspace/reference-server.ts';
import { readListQuery } from '../management/list-query.ts';
import { asAgent, findSignedIn, refuseAgent } from './as-agent.ts';
import { CSV_HEAD, csvLine } from './messages-csv.ts';

type List = { Querystring: Record<string, unknown> };
type One = { Params: { id: string } };

/** Offline messages for agents: read, searched, marked, and taken away as a table (F-5). */
export function messagesRoutes(app: FastifyInstance, server: ReferenceServer): void {
  const as = asAgent(server);

  app.get<List>(
    '/offline-messages',
    as<List>(async (_found, { query: asked }) => {
      const query = readListQuery(asked, ['widget', 'state', 'spam', 'q', 'from', 'to', 'limit', 'cursor']);
      if (!query.ok) return query;
      const page = await server.offlineMessages(query.value);
      return page.ok ? ok({ data: page.value.messages, next: page.value.next }) : page;
    }, 'messages.read'),
  );

  app.patch<One>(
    '/offline-messages/:id',
    as<One>(async ({ agent: { id: by } }, { params, body }) => {
      const parsed = parseMessageState(body);
      if (!parsed.ok) return parsed;
      return server.handle({ kind: 'mark-offline-message', id: params.id, state: parsed.value.state, by });
    }, 'messages.read'),
  );

  app.get<List>('/offline-messages.csv', async (request, reply) => {
    const found = await findSignedIn(server, request, 'messages.export');
    if (!found.ok) return refuseAgent(reply, found.problem);
    const query = readListQuery(request.query, ['widget', 'state', 'spam', 'q', 'from', 'to']);
    if (!query.ok) return refuseAgent(reply, query.problem);
    return reply
      .headers({
        'content-type': 'text/csv; charset=utf-8; header=present',
        'content-disposition': 'attachment; filename="offline-messages.csv"',
      })
      .send(Readable.from(lines(server, query.value)));
  });
}

/** The whole list, page by page, so that a long one is never held at once. Cut off where the store gives out. */
async function* lines(server: ReferenceServer, query: OfflineMessageQuery): AsyncGenerator<string> {
  yield CSV_HEAD;
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await server.offlineMessages({ ...query, limit: 200, ...(cursor !== undefined && { cursor }) });
    if (!page.ok) throw new Error(page.problem.message);
    for (const message of page.value.messages) yield csvLine(message);
    cursor = page.value.next;
  }
}
