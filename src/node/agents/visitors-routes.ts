import type { FastifyInstance } from 'fastify';
import { ok } from '../../base/result.ts';
import type { ReferenceServer } from '../../workspace/reference-server.ts';
import { asAgent } from './as-agent.ts';
import { commandOfBody } from './command-of-body.ts';

type One = { Params: { id: string } };

/** Who is on the pages, and inviting them (rules V and I). */
export function visitorsRoutes(app: FastifyInstance, server: ReferenceServer): void {
  const as = asAgent(server);

  app.get(
    '/visitors',
    as(({ agent }) => server.onlineVisitors(agent.id)),
  );

  app.post<One>(
    '/visitors/:id/invitations',
    as<One>(async ({ agent: { id } }, { params, body }, reply) => {
      const command = commandOfBody(body, { kind: 'invite', actor: { kind: 'agent', id }, visitor: params.id });
      reply.code(201);
      return command.ok ? server.handle(command.value) : command;
    }),
  );

  app.post<One>(
    '/visitors/:id/chats',
    as<One>(async ({ agent: { id } }, { params, body }, reply) => {
      const command = commandOfBody(body, {
        kind: 'invite-and-start',
        actor: { kind: 'agent', id },
        visitor: params.id,
      });
      reply.code(201);
      return command.ok ? server.handle(command.value) : command;
    }),
  );

  app.get(
    '/invitations',
    as(async ({ agent }) => {
      const own = await server.invitations(agent.id);
      return own.ok ? ok({ data: own.value }) : own;
    }),
  );

  app.delete<One>(
    '/invitations/:id',
    as<One>(({ agent: { id } }, { params }) =>
      server.handle({ kind: 'withdraw-invitation', actor: { kind: 'agent', id }, invitation: params.id }),
    ),
  );
}
