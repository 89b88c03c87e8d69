import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SessionRequest } from '../domain/session/session.ts';
import { parseEndBody, parseHandoverBody } from '../protocol/session-schema.ts';
import type { ReferenceServer } from '../workspace/reference-server.ts';
import { limitKey } from './address.ts';
import { hostCookie } from './host-cookie.ts';
import { onlyMethods } from './only-methods.ts';
import { allowPreflight, pageCors } from './page-cors.ts';
import { sendProblem } from './problem-reply.ts';
import { readVisitorActor, refuseVisitor } from './visitor-actor.ts';

type OfWidget = FastifyRequest<{ Params: { widget: string } }>;

/** Four tokens, an identity of 8 KiB and a page's address: more than that no page of ours sends. */
const BODY_LIMIT_BYTES = 16_384;

/** `POST /w/{widget}/visitor/…`: whose session a page has, a code that leads it elsewhere, and its end (T-6 to T-10). */
export function sessionRoutes(app: FastifyInstance, server: ReferenceServer): void {
  const onRequest = pageCors(server);

  function take(name: string, answer: (request: OfWidget, reply: FastifyReply) => Promise<unknown>): void {
    const url = `/w/:widget/visitor/${name}`;
    app.post<{ Params: { widget: string } }>(url, { onRequest, bodyLimit: BODY_LIMIT_BYTES }, (request, reply) =>
      answer(request, reply.header('cache-control', 'no-store')),
    );
    app.options<{ Params: { widget: string } }>(url, { onRequest }, async (_request, reply) =>
      allowPreflight(reply, 'POST', 'authorization, content-type').code(204).send(),
    );
    onlyMethods(app, url, ['POST', 'OPTIONS']);
  }

  take('session', async (request, reply) => {
    const { widget } = request.params;
    const isDenied = (request.body as Partial<SessionRequest> | null)?.storage === 'denied';
    const cookie = isDenied ? null : hostCookie(request, widget);
    const resolved = await server.handle({
      kind: 'resolve-session',
      widget,
      // The machine parses it: what arrives is anything until then.
      request: request.body as SessionRequest,
      hostToken: cookie?.token ?? null,
      origin: request.headers.origin ?? null,
      address: limitKey(request.ip),
    });
    if (!resolved.ok) return sendProblem(reply, resolved.problem);
    const { secure } = resolved.value;
    if (secure) cookie?.keep(reply, secure, server.now());
    return resolved.value;
  });

  take('handover', async (request, reply) => {
    const actor = readVisitorActor(request);
    if (!actor.ok) return refuseVisitor(reply, actor.problem);
    const { widget, token, origin } = actor.value;
    const asked = parseHandoverBody(request.body);
    if (!asked.ok) return sendProblem(reply, asked.problem);
    const handover = await server.handle({
      kind: 'hand-over',
      widget,
      token,
      target: asked.value.target,
      origin,
    });
    return handover.ok ? handover.value : sendProblem(reply, handover.problem);
  });

  take('end', async (request, reply) => {
    const { widget } = request.params;
    const asked = parseEndBody(request.body);
    if (!asked.ok) return sendProblem(reply, asked.problem);
    const cookie = hostCookie(request, widget);
    const ended = await server.handle({
      kind: 'end-session',
      widget,
      tokens: asked.value.tokens,
      hostToken: cookie?.token ?? null,
      origin: request.headers.origin ?? null,
    });
    if (!ended.ok) return sendProblem(reply, ended.problem);
    cookie?.clear(reply);
    return reply.code(204).send();
  });
}
