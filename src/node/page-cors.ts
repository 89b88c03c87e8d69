import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ReferenceServer } from '../workspace/reference-server.ts';
import { originVerdicts } from './origin-verdicts.ts';
import { sendProblem } from './problem-reply.ts';

/** Headers of ours that a page's script may read (H-6, Z-4). */
const EXPOSED = 'Porchlight-Now, Age, ETag, Retry-After';

/** How long a browser may remember a preflight; Chromium's own ceiling. */
const PREFLIGHT_SECONDS = 7_200;

/** What other sites' pages may ask of one address, for the browser's preflight. Never with cookies. */
export function allowPreflight(reply: FastifyReply, methods: string, headers: string): FastifyReply {
  return reply.headers({
    'access-control-allow-methods': methods,
    'access-control-allow-headers': headers,
    'access-control-max-age': PREFLIGHT_SECONDS,
  });
}

/** Lets the scripts of any page read the answer: it holds nothing that is not public, or came for a token. */
export const readableByAll = (reply: FastifyReply): FastifyReply =>
  reply.header('access-control-allow-origin', '*').header('access-control-expose-headers', EXPOSED);

/**
 * Judges the page a request comes from by the widget's list of origins (Z-3), before anything else is read.
 *
 * A refused page gets the refusal with leave to read it: without that leave a browser shows the page nothing but a
 * failed request, and the owner would look for a network fault. So the preflight passes for everybody, too.
 */
export function pageCors(server: ReferenceServer) {
  const isAllowed = originVerdicts();
  return async (request: FastifyRequest<{ Params: { widget: string } }>, reply: FastifyReply): Promise<unknown> => {
    const saved = await server.settings(request.params.widget);
    if (!saved.ok) {
      readableByAll(reply);
      return request.method === 'OPTIONS' ? undefined : sendProblem(reply, saved.problem);
    }
    const { origins } = saved.value.settings;
    const { origin } = request.headers;
    if (!origins?.length) return void readableByAll(reply);
    reply.header('vary', 'Origin');
    if (origin === undefined) return;
    reply.header('access-control-allow-origin', origin).header('access-control-expose-headers', EXPOSED);
    if (request.method === 'OPTIONS' || isAllowed(origins, origin)) return;
    return sendProblem(reply, {
      code: 'origin-refused',
      message: 'This page is not on the list of origins this widget may be used from.',
    });
  };
}
