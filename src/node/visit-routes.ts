import type { FastifyInstance } from 'fastify';
import { parseInvitationNews } from '../protocol/chat-start-schema.ts';
import { parseWith } from '../protocol/parse-with.ts';
import { visitBeatSchema } from '../protocol/visit-schema.ts';
import type { ReferenceServer } from '../workspace/reference-server.ts';
import { onlyMethods } from './only-methods.ts';
import { allowPreflight, pageCors } from './page-cors.ts';
import { readVisitorActor, refuseVisitor } from './visitor-actor.ts';

const VISIT = '/w/:widget/visit';
const INVITATION = '/w/:widget/invitations/:invitation';

/** An address of 2,000 characters twice, and a title: more no page of ours sends. */
const BODY_LIMIT_BYTES = 16_384;

/** `POST /w/{widget}/visit`, `POST /w/{widget}/invitations/{id}`: signs of life, and what became of an invitation (V-1, I-4). */
export function visitRoutes(app: FastifyInstance, server: ReferenceServer): void {
  const options = { onRequest: pageCors(server), bodyLimit: BODY_LIMIT_BYTES };

  app.post<{ Params: { widget: string } }>(VISIT, options, async (request, reply) => {
    const actor = readVisitorActor(request);
    if (!actor.ok) return refuseVisitor(reply, actor.problem);
    const visit = parseWith(visitBeatSchema, request.body);
    if (!visit.ok) return refuseVisitor(reply, visit.problem);
    const beaten = await server.handle({ kind: 'beat-visit', actor: actor.value, visit: visit.value });
    return beaten.ok ? reply.code(204).send() : refuseVisitor(reply, beaten.problem);
  });

  app.post<{ Params: { widget: string; invitation: string } }>(INVITATION, options, async (request, reply) => {
    const actor = readVisitorActor(request);
    if (!actor.ok) return refuseVisitor(reply, actor.problem);
    const news = parseInvitationNews(request.body);
    if (!news.ok) return refuseVisitor(reply, news.problem);
    const { invitation } = request.params;
    const told = await server.handle({ ...news.value, kind: 'tell-invitation', actor: actor.value, invitation });
    return told.ok ? reply.code(204).send() : refuseVisitor(reply, told.problem);
  });

  for (const url of [VISIT, INVITATION]) {
    app.options<{ Params: { widget: string } }>(url, options, async (_request, reply) =>
      allowPreflight(reply, 'POST', 'authorization, content-type').code(204).send(),
    );
    onlyMethods(app, url, ['POST', 'OPTIONS']);
  }
}
