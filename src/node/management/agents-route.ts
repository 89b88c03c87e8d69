import type { FastifyInstance } from 'fastify';
import { parseAgentChange } from '../../protocol/agent-schema.ts';
import { parseBeat } from '../../protocol/beat-schema.ts';
import type { ReferenceServer } from '../../workspace/reference-server.ts';
import { sendProblem } from '../problem-reply.ts';

const AGENT = '/agents/:id';
const SESSION = '/agents/:id/sessions/:session';

type OneAgent = { Params: { id: string } };
type OneSession = { Params: { id: string; session: string } };

/** `/api/v1/agents`: who there is, their three switches, and the sessions that keep them live (P-1, P-2). */
export function agentsRoute(app: FastifyInstance, server: ReferenceServer): void {
  app.get('/agents', async () => ({ data: await server.agents() }));

  app.put<OneAgent>(AGENT, async (request, reply) => {
    const change = parseAgentChange(request.body);
    if (!change.ok) return sendProblem(reply, change.problem);
    const saved = await server.handle({ kind: 'save-agent', agent: request.params.id, ...change.value });
    return saved.ok ? saved.value : sendProblem(reply, saved.problem);
  });

  app.delete<OneAgent>(AGENT, async (request, reply) => {
    const removed = await server.handle({ kind: 'remove-agent', agent: request.params.id });
    return removed.ok ? reply.code(204).send() : sendProblem(reply, removed.problem);
  });

  app.put<OneSession>(SESSION, async (request, reply) => {
    const beat = parseBeat(request.body ?? {});
    if (!beat.ok) return sendProblem(reply, beat.problem);
    const { id: agent, session } = request.params;
    const heard = await server.handle({ kind: 'beat', agent, session, ...beat.value });
    return heard.ok ? heard.value : sendProblem(reply, heard.problem);
  });

  app.delete<OneSession>(SESSION, async (request, reply) => {
    const { id: agent, session } = request.params;
    const left = await server.handle({ kind: 'sign-out', agent, session });
    return left.ok ? left.value : sendProblem(reply, left.problem);
  });
}
