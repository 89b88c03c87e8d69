import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { ReferenceServer } from '../workspace/reference-server.ts';
import type { EmbedAssets } from './embed-assets.ts';
import { NOT_BUILT } from './embed-route.ts';
import { type EncodedBody, encodeBody, sendEncoded } from './encoded-body.ts';
import { holdsEtag } from './etag.ts';
import { onlyMethods } from './only-methods.ts';
import { readableByAll } from './page-cors.ts';
import { sendProblem } from './problem-reply.ts';
import { scriptTag } from './script-tag.ts';

const URL = '/w/:widget.js';

const CACHE_CONTROL = 'public, max-age=30';

/** A script is written anew when the status document changes, and at least this often, for the time it carries. */
const REWRITE_AFTER_MS = 30_000;

/** Smaller than gzip already; the best quality takes some fifty times as long, with a visitor waiting. */
const BROTLI_QUALITY = 5;

interface WrittenScript {
  readonly version: string;
  readonly at: number;
  readonly etag: string;
  readonly body: EncodedBody;
}

/** `GET /w/{widget}.js`: tag (a), the script with the widget's settings and present status inside. */
export function scriptRoute(app: FastifyInstance, server: ReferenceServer, assets: EmbedAssets | null): void {
  const written = new Map<string, WrittenScript>();

  app.get<{ Params: { widget: string } }>(URL, async (request, reply) => {
    readableByAll(reply);
    if (!assets) return sendProblem(reply, NOT_BUILT);
    const { widget } = request.params;
    const result = await server.statusDocument(widget);
    if (!result.ok) return sendProblem(reply, result.problem);
    const document = result.value;
    const now = server.now();
    let script = written.get(widget);
    if (script?.version !== document.version || Math.abs(now - script.at) >= REWRITE_AFTER_MS) {
      const text = Buffer.from(scriptTag({ document, now, base: '../embed/' }, assets.script));
      const etag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
      script = { version: document.version, at: now, etag, body: encodeBody(text, BROTLI_QUALITY) };
      written.set(widget, script);
    }
    reply.headers({ etag: script.etag, 'cache-control': CACHE_CONTROL });
    if (holdsEtag(request.headers['if-none-match'], script.etag)) return reply.code(304).send();
    reply.header('content-type', 'text/javascript; charset=utf-8');
    return sendEncoded(request, reply, script.body);
  });
  onlyMethods(app, URL, ['GET', 'HEAD']);
}
