import type { FastifyInstance } from 'fastify';
import type { EmbedAssets } from './embed-assets.ts';
import { sendEncoded } from './encoded-body.ts';
import { onlyMethods } from './only-methods.ts';
import { readableByAll } from './page-cors.ts';
import { sendProblem } from './problem-reply.ts';

const URL = '/embed/:file';

/** A file's name holds its version or its hash, so that what a name stands for never changes. */
const CACHE_CONTROL = 'public, max-age=31536000, immutable';

/** `GET /embed/{file}`: the script files, for any page and any cache. */
export function embedRoute(app: FastifyInstance, assets: EmbedAssets | null): void {
  app.get<{ Params: { file: string } }>(URL, async (request, reply) => {
    readableByAll(reply);
    if (!assets) return sendProblem(reply, NOT_BUILT);
    const asset = assets.files.get(request.params.file);
    if (!asset) return sendProblem(reply, { code: 'not-found', message: 'There is no script file of that name.' });
    reply.headers({ 'content-type': asset.type, 'cache-control': CACHE_CONTROL });
    return sendEncoded(request, reply, asset.body);
  });
  onlyMethods(app, URL, ['GET', 'HEAD']);
}

export const NOT_BUILT = {
  code: 'unavailable',
  message: 'The script files are not there: run `npm run build`, then start the server again.',
} as const;
