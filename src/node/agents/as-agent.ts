import type { FastifyReply, FastifyRequest, RouteGenericInterface } from 'fastify';
import { type Result, refused } from '../../base/result.ts';
import { lacks } from '../../domain/agent/lacks.ts';
import type { Permission } from '../../domain/agent/permission.ts';
import type { Problem } from '../../domain/problem.ts';
import type { FoundLogin } from '../../workspace/agents/agent-login.ts';
import type { ReferenceServer } from '../../workspace/reference-server.ts';
import { sendProblem } from '../problem-reply.ts';
import { readAgentCookie } from './agent-cookie.ts';

type Answer<Route extends RouteGenericInterface> = (
  found: FoundLogin,
  request: FastifyRequest<Route>,
  reply: FastifyReply,
) => Promise<Result<unknown, Problem>>;

/**
 * Handlers for whoever is signed in. What one gives is the body, null is 204, and a refusal is a problem. `permission`:
 * needed for what no command asks for again.
 */
export function asAgent(server: ReferenceServer) {
  return <Route extends RouteGenericInterface = RouteGenericInterface>(
    answer: Answer<Route>,
    permission?: Permission,
  ) =>
    async (request: FastifyRequest<Route>, reply: FastifyReply): Promise<FastifyReply> => {
      const found = await findSignedIn(server, request, permission);
      const answered = found.ok ? await answer(found.value, request, reply) : found;
      if (!answered.ok) return refuseAgent(reply, answered.problem);
      return answered.value === null ? reply.code(204).send() : reply.send(answered.value);
    };
}

/** Who is signed in here, if they hold this permission. */
export async function findSignedIn(
  server: ReferenceServer,
  request: Pick<FastifyRequest, 'headers' | 'host' | 'protocol'>,
  permission?: Permission,
): Promise<Result<FoundLogin, Problem>> {
  const found = await server.signedInAgent(readAgentCookie(request) ?? '');
  if (!found.ok || permission === undefined || found.value.permissions.includes(permission)) return found;
  return refused(lacks(permission));
}

/** RFC 9110 asks for a challenge with each 401; a browser does nothing on this one. */
export const refuseAgent = (reply: FastifyReply, problem: Problem): FastifyReply =>
  sendProblem(problem.code === 'unauthorized' ? reply.header('www-authenticate', 'Cookie') : reply, problem);
