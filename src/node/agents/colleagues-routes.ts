import type { FastifyInstance } from 'fastify';
import { ok } from '../../base/result.ts';
import { parseAgentChange } from '../../protocol/agent-schema.ts';
import type { ReferenceServer } from '../../workspace/reference-server.ts';
import { asAgent } from './as-agent.ts';

type OneAgent = { Params: { id: string } };

/** Who else there is, for a transfer, and changing others by whoever may (P-6). */
export function colleaguesRoutes(app: FastifyInstance, server: ReferenceServer): void {
  const as = asAgent(server);

  app.get(
    '/agents',
    as(async () => {
      const agents = await server.agents();
      return ok({ data: agents.map(({ sessions: _sessions, ...colleague }) => colleague) });
    }),
  );

  app.patch<OneAgent>(
    '/agents/:id',
    as<OneAgent>(async ({ agent: { id: by } }, { params, body }) => {
      const change = parseAgentChange(body);
      if (!change.ok) return change;
      // A PATCH changes who there is; agents are added by whoever gives them a password.
      const known = (await server.agents()).some(({ id }) => id === params.id);
      return known
        ? server.handle({ kind: 'save-agent', agent: params.id, by, ...change.value })
        : { ok: false, problem: { code: 'not-found', message: `There is no agent “${params.id}”.` } };
    }),
  );
}
