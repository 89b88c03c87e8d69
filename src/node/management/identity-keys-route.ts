import type { FastifyInstance } from 'fastify';
import { parseIdentityKey } from '../../protocol/session-schema.ts';
import type { ReferenceServer } from '../../workspace/reference-server.ts';
import { sendProblem } from '../problem-reply.ts';
import { otherThanAddressed } from './other-than-addressed.ts';

const KEYS = '/widgets/:id/identity-keys';
const KEY = '/widgets/:id/identity-keys/:kid';

type OneKey = { Params: { id: string; kid: string } };

/** `/api/v1/widgets/{id}/identity-keys`: what the site's own server signs visitors with; written, never read (T-10). */
export function identityKeysRoute(app: FastifyInstance, server: ReferenceServer): void {
  app.get<{ Params: { id: string } }>(KEYS, async (request, reply) => {
    const keys = await server.identityKeys(request.params.id);
    return keys.ok ? { data: keys.value } : sendProblem(reply, keys.problem);
  });

  app.put<OneKey>(KEY, async (request, reply) => {
    const { id: widget, kid } = request.params;
    const key = parseIdentityKey(named(request.body, kid));
    if (!key.ok) return sendProblem(reply, key.problem);
    if (key.value.kid !== kid) return sendProblem(reply, otherThanAddressed('kid', kid));
    const saved = await server.handle({ kind: 'save-identity-key', widget, key: key.value });
    return saved.ok ? reply.code(204).send() : sendProblem(reply, saved.problem);
  });

  app.delete<OneKey>(KEY, async (request, reply) => {
    const { id: widget, kid } = request.params;
    const removed = await server.handle({ kind: 'remove-identity-key', widget, kid });
    return removed.ok ? reply.code(204).send() : sendProblem(reply, removed.problem);
  });
}

/** The address names the key; a body may name it, too. */
const named = (body: unknown, kid: string): unknown =>
  typeof body === 'object' && body !== null && !Array.isArray(body) ? { kid, ...body } : body;
