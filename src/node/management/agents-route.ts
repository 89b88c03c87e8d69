import type { FastifyInstance } from 'fastify';
import { parseAccount } from '../../protocol/agent-account-schema.ts';
import { parseAgentChange } from '../../protocol/agent-schema.ts';
import { parseBeat } from '../../protocol/beat-schema.ts';
import type { ReferenceServer } from '../../workspace/reference-server.ts';
import { sendProblem } from '../problem-reply.ts';

const AGENT = '/agents/:id';
const ACCOUNT = '/agents/:id/account';
const SESSION = '/agents/:id/sessions/:session';

type OneAgent = { Params: { id: string } };
type OneSession = { Params: { id: string; session: string } };

/**
 * `/api/v1/agents`: who there is, their role and switches, what they sign in with, and the sessions that keep them live
 * (P-1, P-2, P-6, Z-5).
 */
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

  app.put<OneAgent>(ACCOUNT, async (request, reply) => {
    const account = parseAccount(request.body);
    if (!account.ok) return sendProblem(reply, account.problem);
    const saved = await server.handle({ kind: 'save-account', agent: request.params.id, ...account.value });
    return saved.ok ? reply.code(204).send() : sendProblem(reply, saved.problem);
  });

  app.delete<OneAgent>(ACCOUNT, async (request, reply) => {
    const removed = await server.handle({ kind: 'remove-account', agent: request.params.id });
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
