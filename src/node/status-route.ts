import type { FastifyInstance } from 'fastify';
import { NOW_HEADER } from '../protocol/http.ts';
import type { ReferenceServer } from '../workspace/reference-server.ts';
import { etagOf, holdsEtag } from './etag.ts';
import { onlyMethods } from './only-methods.ts';
import { allowPreflight, pageCors } from './page-cors.ts';
import { sendProblem } from './problem-reply.ts';

/**
 * Browsers ask again each time (mostly for a 304) and keep the last answer for the day the server is down; a cache on
 * the way may spare the server for two seconds, which no visitor can tell from the network (D-7).
 */
const CACHE_CONTROL = 'public, max-age=0, s-maxage=2, stale-if-error=86400';

const URL = '/w/:widget/status';

/** `GET /w/{widget}/status`: the document every page computes its status from, written out once per version. */
export function statusRoute(app: FastifyInstance, server: ReferenceServer): void {
  const written = new Map<string, { readonly version: string; readonly text: string }>();
  const onRequest = pageCors(server);

  app.get<{ Params: { widget: string } }>(URL, { onRequest }, async (request, reply) => {
    const { widget } = request.params;
    const result = await server.statusDocument(widget);
    if (!result.ok) return sendProblem(reply, result.problem);
    const document = result.value;
    const etag = etagOf(document.version);
    reply.headers({ etag, 'cache-control': CACHE_CONTROL, [NOW_HEADER]: server.now() });
    if (holdsEtag(request.headers['if-none-match'], etag)) return reply.code(304).send();
    let kept = written.get(widget);
    if (kept?.version !== document.version) {
      kept = { version: document.version, text: JSON.stringify(document) };
      written.set(widget, kept);
    }
    return reply.header('content-type', 'application/json; charset=utf-8').send(kept.text);
  });

  app.options<{ Params: { widget: string } }>(URL, { onRequest }, async (_request, reply) =>
    allowPreflight(reply, 'GET, HEAD', 'if-none-match').code(204).send(),
  );
  onlyMethods(app, URL, ['GET', 'HEAD', 'OPTIONS']);
}
