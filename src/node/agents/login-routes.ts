import type { FastifyInstance } from 'fastify';
import { ok } from '../../base/result.ts';
import { parseAgentBeat, parseSignIn } from '../../protocol/agent-account-schema.ts';
import { parseAgentSwitches } from '../../protocol/agent-schema.ts';
import type { ReferenceServer } from '../../workspace/reference-server.ts';
import { limitKey } from '../address.ts';
import { sendProblem } from '../problem-reply.ts';
import { clearAgentCookie, keepAgentCookie, readAgentCookie } from './agent-cookie.ts';
import { asAgent, refuseAgent } from './as-agent.ts';

const SESSION = '/session';

/** An address and a password, or three switches: more than that no page of ours sends. */
const SMALL = { bodyLimit: 4_096 };

/** Signing in and out, and an agent's own presence (P-1, P-2, Z-5). */
export function loginRoutes(app: FastifyInstance, server: ReferenceServer): void {
  const as = asAgent(server);

  app.post(SESSION, SMALL, async (request, reply) => {
    const given = parseSignIn(request.body);
    if (!given.ok) return sendProblem(reply, given.problem);
    const signed = await server.handle({ kind: 'sign-in', ...given.value, address: limitKey(request.ip) });
    if (!signed.ok) return refuseAgent(reply, signed.problem);
    const { token, ...self } = signed.value;
    keepAgentCookie(reply, token, self.expiresAt - server.now());
    return reply.code(201).send(self);
  });

  app.get(
    SESSION,
    as(async ({ agent, permissions, expiresAt }) => ok({ agent, permissions, expiresAt })),
  );

  app.delete(SESSION, async (request, reply) => {
    // Signing out twice is signing out: there is nobody left to refuse it to.
    const found = await server.signedInAgent(readAgentCookie(request) ?? '');
    if (!found.ok && found.problem.code !== 'unauthorized') return sendProblem(reply, found.problem);
    if (found.ok) {
      const { agent, session } = found.value;
      const left = await server.handle({ kind: 'sign-out', agent: agent.id, session });
      if (!left.ok && left.problem.code !== 'not-found') return sendProblem(reply, left.problem);
    }
    clearAgentCookie(reply);
    return reply.code(204).send();
  });

  app.post(
    '/beat',
    SMALL,
    as(async ({ agent, session, login }, { body }) => {
      const beat = parseAgentBeat(body);
      if (!beat.ok) return beat;
      return server.handle({ kind: 'beat', agent: agent.id, session, login, transport: 'http', ...beat.value });
    }),
  );

  app.patch(
    '/presence',
    SMALL,
    as(async ({ agent: { id } }, { body }) => {
      const change = parseAgentSwitches(body);
      return change.ok ? server.handle({ kind: 'save-agent', agent: id, by: id, ...change.value }) : change;
    }),
  );
}
