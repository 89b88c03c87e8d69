import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../../domain/problem.ts';
import { parseAgentBeat, parseSignIn } from '../../protocol/agent-account-schema.ts';
import { parseAgentSwitches } from '../../protocol/agent-schema.ts';
import type { FoundLogin } from '../../workspace/agent-login.ts';
import type { ReferenceServer } from '../../workspace/reference-server.ts';
import { limitKey } from '../address.ts';
import { onlyMethods } from '../only-methods.ts';
import { sendProblem } from '../problem-reply.ts';
import { clearAgentCookie, keepAgentCookie, readAgentCookie } from './agent-cookie.ts';
import { isConsolePage } from './console-page.ts';

const SESSION = '/session';
const BEAT = '/beat';
const PRESENCE = '/presence';

/** An address and a password, or three switches: more than that no page of ours sends. */
const BODY_LIMIT_BYTES = 4_096;

/** `/agent/…`: what a signed-in agent's pages ask for, by a cookie that no script can read (Z-5). */
export async function agentRoutes(
  app: FastifyInstance,
  { server }: { readonly server: ReferenceServer },
): Promise<void> {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ 'cache-control': 'no-store', 'cross-origin-resource-policy': 'same-origin', vary: 'Cookie' });
    if (request.method === 'GET' || request.method === 'HEAD' || isConsolePage(request)) return;
    return sendProblem(reply, NOT_OURS);
  });

  app.post(SESSION, { bodyLimit: BODY_LIMIT_BYTES }, async (request, reply) => {
    const given = parseSignIn(request.body);
    if (!given.ok) return sendProblem(reply, given.problem);
    const signed = await server.handle({ kind: 'sign-in', ...given.value, address: limitKey(request.ip) });
    if (!signed.ok) return refuse(reply, signed.problem);
    const { token, ...self } = signed.value;
    keepAgentCookie(reply, token, self.expiresAt - server.now());
    return reply.code(201).send(self);
  });

  app.get(SESSION, (request, reply) =>
    asAgent(request, reply, async ({ agent, permissions, expiresAt }) => ({ agent, permissions, expiresAt })),
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

  app.post(BEAT, { bodyLimit: BODY_LIMIT_BYTES }, (request, reply) =>
    asAgent(request, reply, async ({ agent, session, login }) => {
      const beat = parseAgentBeat(request.body);
      if (!beat.ok) return sendProblem(reply, beat.problem);
      const { active } = beat.value;
      const heard = await server.handle({ kind: 'beat', agent: agent.id, session, login, transport: 'http', active });
      return heard.ok ? heard.value : refuse(reply, heard.problem);
    }),
  );

  app.patch(PRESENCE, { bodyLimit: BODY_LIMIT_BYTES }, (request, reply) =>
    asAgent(request, reply, async ({ agent: { id } }) => {
      const change = parseAgentSwitches(request.body);
      if (!change.ok) return sendProblem(reply, change.problem);
      const saved = await server.handle({ kind: 'save-agent', agent: id, by: id, ...change.value });
      return saved.ok ? saved.value : refuse(reply, saved.problem);
    }),
  );

  onlyMethods(app, SESSION, ['GET', 'HEAD', 'POST', 'DELETE']);
  onlyMethods(app, BEAT, ['POST']);
  onlyMethods(app, PRESENCE, ['PATCH']);

  async function asAgent(
    request: FastifyRequest,
    reply: FastifyReply,
    answer: (found: FoundLogin) => Promise<unknown>,
  ): Promise<unknown> {
    const found = await server.signedInAgent(readAgentCookie(request) ?? '');
    return found.ok ? answer(found.value) : refuse(reply, found.problem);
  }
}

/** RFC 9110 asks for a challenge with each 401; a browser does nothing on this one. */
const refuse = (reply: FastifyReply, problem: Problem): FastifyReply =>
  sendProblem(problem.code === 'unauthorized' ? reply.header('www-authenticate', 'Cookie') : reply, problem);

const NOT_OURS: Problem = {
  code: 'origin-refused',
  message:
    'Agents are served to pages of this server’s own origin alone, over https or on this machine. A proxy in front must pass on the Host header.',
};
