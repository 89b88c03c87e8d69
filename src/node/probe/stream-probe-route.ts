import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { ReferenceServer } from '../../workspace/reference-server.ts';
import { STREAM_HEADERS } from '../event-stream.ts';
import { nodeTimer, type SetTimer } from '../node-timer.ts';
import { onlyMethods } from '../only-methods.ts';
import { allowPreflight, pageCors } from '../page-cors.ts';
import { sendProblem } from '../problem-reply.ts';
import { MOST_PROBES, PROBES_BUSY } from './probes-busy.ts';

const URL = '/w/:widget/probe/stream';

/** Long enough to be told from any network's own waits, short enough to be waited for. */
const GAP_MS = 1_000;

/** `GET /w/{widget}/probe/stream`: one line at once and another a second later, in the format of server-sent events. */
export function streamProbeRoute(app: FastifyInstance, server: ReferenceServer, setTimer: SetTimer = nodeTimer): void {
  const onRequest = pageCors(server);
  const open = new Set<Readable>();

  app.get<{ Params: { widget: string } }>(URL, { onRequest, exposeHeadRoute: false }, async (_request, reply) => {
    if (open.size >= MOST_PROBES) return sendProblem(reply, PROBES_BUSY);
    const lines = twoLines(setTimer);
    open.add(lines);
    lines.once('close', () => open.delete(lines));
    return reply.headers(STREAM_HEADERS).send(lines);
  });
  app.options<{ Params: { widget: string } }>(URL, { onRequest }, async (_request, reply) =>
    allowPreflight(reply, 'GET', 'content-type').code(204).send(),
  );
  onlyMethods(app, URL, ['GET', 'OPTIONS']);

  app.addHook('preClose', async () => {
    for (const lines of open) lines.destroy();
  });
}

/** A reader who leaves early, or a server that closes, ends the wait for the second one. */
function twoLines(setTimer: SetTimer): Readable {
  const lines = new Readable({
    read: () => undefined,
    destroy(error, done) {
      stop();
      done(error);
    },
  });
  const stop = setTimer(GAP_MS, () => {
    lines.push('data: second\n\n');
    lines.push(null);
  });
  lines.push('data: first\n\n');
  return lines;
}
