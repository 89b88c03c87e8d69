import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Stop } from '../../base/stop.ts';
import type { VisitorFrame, VisitorPage } from '../../domain/chat/visitor-chat.ts';
import { parsePosition } from '../../protocol/chat-start-schema.ts';
import type { ReferenceServer } from '../../workspace/reference-server.ts';
import { etagOf, holdsEtag } from '../etag.ts';
import type { SetTimer } from '../node-timer.ts';
import { onlyMethods } from '../only-methods.ts';
import { allowPreflight, pageCors } from '../page-cors.ts';
import { readVisitorActor, refuseVisitor } from '../visitor-actor.ts';
import { type Connections, stoppingProblem } from './connections.ts';

const URL = '/w/:widget/chat/poll';

/** How long a question waits for news; proxies give up on silence after half a minute. */
const WAIT_MS = 25_000;

/**
 * `GET /w/{widget}/chat/poll`: one frame of the feed for pages that can hold neither socket nor stream (D-3).
 *
 * Entries beyond the position are news. So is a chat or an invitation that changed without a word being said, by the tag
 * of the last answer in `If-None-Match`; whoever has none is answered at once.
 */
export function pollRoute(
  app: FastifyInstance,
  server: ReferenceServer,
  connections: Connections,
  setTimer: SetTimer,
): void {
  const onRequest = pageCors(server);

  app.get<{ Params: { widget: string } }>(URL, { onRequest, exposeHeadRoute: false }, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const actor = readVisitorActor(request);
    if (!actor.ok) return refuseVisitor(reply, actor.problem);
    const position = parsePosition(request.query);
    if (!position.ok) return refuseVisitor(reply, position.problem);
    const refusal = connections.refusal(request.ip);
    if (refusal) return refuseVisitor(reply, refusal);

    const tag = request.headers['if-none-match'];
    const isNews = (page: VisitorPage): boolean => page.entries.length > 0 || !holdsEtag(tag, tagOf(page));
    const stops: Stop[] = [];
    const frame = await new Promise<VisitorFrame | null>((resolve) => {
      stops.push(
        setTimer(WAIT_MS, () => resolve(null)),
        connections.add(request.ip, (retryAfterMs) =>
          resolve({ kind: 'ended', problem: stoppingProblem(retryAfterMs) }),
        ),
        server.followVisitor(actor.value, position.value, (told) => {
          if (told.kind === 'ended' || (told.kind === 'page' && isNews(told))) resolve(told);
        }),
      );
      reply.raw.once('close', () => resolve(null));
    });
    for (const stop of stops) stop();

    if (frame?.kind === 'page') return reply.header('etag', tagOf(frame)).send(frame);
    if (frame?.kind === 'ended') return refuseVisitor(reply, frame.problem);
    return reply.code(204).send();
  });

  app.options<{ Params: { widget: string } }>(URL, { onRequest }, async (_request, reply) =>
    allowPreflight(reply, 'GET', 'authorization, if-none-match').code(204).send(),
  );
  onlyMethods(app, URL, ['GET', 'OPTIONS']);
}

/** Stands for all of a page that is not an entry. */
const tagOf = ({ chat, invitation }: VisitorPage): string =>
  etagOf(
    createHash('sha256')
      .update(JSON.stringify([chat, invitation]))
      .digest('base64url')
      .slice(0, 22),
  );
