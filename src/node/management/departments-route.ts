import type { FastifyInstance } from 'fastify';
import { parseDepartmentChange } from '../../protocol/department-schema.ts';
import type { ReferenceServer } from '../../workspace/reference-server.ts';
import { etagOf } from '../etag.ts';
import { sendProblem } from '../problem-reply.ts';
import { readIfMatch } from './if-match.ts';

const URL = '/departments/:id';

type OneDepartment = { Params: { id: string } };

/** `/api/v1/departments`: hours of their own, how they hand out their chats, and how full they are (S-5, S-6, A-1). */
export function departmentsRoute(app: FastifyInstance, server: ReferenceServer): void {
  app.get('/departments', async () => ({ data: await server.departments() }));

  app.put<OneDepartment>(URL, async (request, reply) => {
    const ifVersion = readIfMatch(request.headers['if-match']);
    if (!ifVersion.ok) return sendProblem(reply, ifVersion.problem);
    const parsed = parseDepartmentChange(request.body);
    if (!parsed.ok) return sendProblem(reply, parsed.problem);
    const department = request.params.id;
    const { load, ...change } = parsed.value;
    if (Object.keys(change).length > 0) {
      const version = ifVersion.value;
      const guard = version === undefined ? {} : { ifVersion: version };
      const saved = await server.handle({ kind: 'save-department', department, ...change, ...guard });
      if (!saved.ok) return sendProblem(reply, saved.problem);
      reply.header('etag', etagOf(saved.value.version));
    }
    if (load !== undefined) {
      const reported = await server.handle({ kind: 'report-load', department, ...load });
      if (!reported.ok) return sendProblem(reply, reported.problem);
    }
    return reply.code(204).send();
  });

  app.delete<OneDepartment>(URL, async (request, reply) => {
    const removed = await server.handle({ kind: 'remove-department', department: request.params.id });
    return removed.ok ? reply.code(204).send() : sendProblem(reply, removed.problem);
  });
}
