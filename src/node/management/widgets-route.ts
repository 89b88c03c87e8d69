import type { FastifyInstance } from 'fastify';
import { parseSettings } from '../../protocol/settings-schema.ts';
import type { ReferenceServer } from '../../workspace/reference-server.ts';
import { etagOf } from '../etag.ts';
import { sendProblem } from '../problem-reply.ts';
import { readIfMatch } from './if-match.ts';
import { otherThanAddressed } from './other-than-addressed.ts';

const URL = '/widgets/:id';

/** `/api/v1/widgets`: settings read and saved whole; `ETag` and `If-Match` keep two owners from undoing each other. */
export function widgetsRoute(app: FastifyInstance, server: ReferenceServer): void {
  app.get('/widgets', async () => ({ data: await server.widgets() }));

  app.get<{ Params: { id: string } }>(URL, async (request, reply) => {
    const saved = await server.settings(request.params.id);
    if (!saved.ok) return sendProblem(reply, saved.problem);
    return reply.header('etag', etagOf(saved.value.version)).send(saved.value.settings);
  });

  app.put<{ Params: { id: string } }>(URL, async (request, reply) => {
    const ifVersion = readIfMatch(request.headers['if-match']);
    if (!ifVersion.ok) return sendProblem(reply, ifVersion.problem);
    const parsed = parseSettings(request.body);
    if (!parsed.ok) return sendProblem(reply, parsed.problem);
    const settings = parsed.value;
    if (settings.id !== request.params.id) {
      return sendProblem(reply, otherThanAddressed('id', request.params.id));
    }
    const saved = await server.handle({
      kind: 'save-widget',
      settings,
      ...(ifVersion.value !== undefined && { ifVersion: ifVersion.value }),
    });
    if (!saved.ok) return sendProblem(reply, saved.problem);
    return reply.header('etag', etagOf(saved.value.version)).send(saved.value);
  });

  app.delete<{ Params: { id: string } }>(URL, async (request, reply) => {
    const removed = await server.handle({ kind: 'remove-widget', widget: request.params.id });
    return removed.ok ? reply.code(204).send() : sendProblem(reply, removed.problem);
  });
}
