import type { FastifyInstance } from 'fastify';
import { parseDepartmentChange } from '../../protocol/department-schema.ts';
import type { ReferenceServer } from '../../workspace/reference-server.ts';
import { sendProblem } from '../problem-reply.ts';

/** `PUT /api/v1/departments/{id}`: its own hours, how it hands out its chats, and how full it is (S-5, S-6, A-1). */
export function departmentsRoute(app: FastifyInstance, server: ReferenceServer): void {
  app.put<{ Params: { id: string } }>('/departments/:id', async (request, reply) => {
    const parsed = parseDepartmentChange(request.body);
    if (!parsed.ok) return sendProblem(reply, parsed.problem);
    const department = request.params.id;
    const { load, ...change } = parsed.value;
    if (Object.keys(change).length > 0) {
      const saved = await server.handle({ kind: 'save-department', department, ...change });
      if (!saved.ok) return sendProblem(reply, saved.problem);
    }
    if (load !== undefined) {
      const reported = await server.handle({ kind: 'report-load', department, ...load });
      if (!reported.ok) return sendProblem(reply, reported.problem);
    }
    return reply.code(204).send();
  });
}
