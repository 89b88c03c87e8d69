import type { FastifyInstance } from 'fastify';
import type { Stop } from '../base/stop.ts';
import type { VisitorFrame } from '../domain/chat/visitor-chat.ts';
import { parsePosition } from '../protocol/chat-start-schema.ts';
import type { FeedFrame } from '../protocol/frames.ts';
import type { ReferenceServer } from '../workspace/reference-server.ts';
import { type EventStream, openEventStream, STREAM_HEADERS } from './event-stream.ts';
import type { SetTimer } from './node-timer.ts';
import { onlyMethods } from './only-methods.ts';
import { allowPreflight, pageCors } from './page-cors.ts';
import { type Connections, stoppingProblem } from './stream/connections.ts';
import { followFeed } from './stream/follow-feed.ts';
import { readVisitorActor, refuseVisitor } from './visitor-actor.ts';

const URL = '/w/:widget/chat/feed';

interface FeedRequest {
  Params: { widget: string };
  Querystring: { frames?: unknown };
}

/**
 * `GET /w/{widget}/chat/feed`: the chat from a position on, as server-sent events, for as long as the token serves (D-4).
 *
 * A page that asks for `frames=all` gets each frame a socket would, another only those it had when that was all there is.
 */
export function chatFeedRoute(
  app: FastifyInstance,
  server: ReferenceServer,
  connections: Connections,
  setTimer: SetTimer,
): void {
  const onRequest = pageCors(server);
  const open = new Set<EventStream>();

  app.get<FeedRequest>(URL, { onRequest, exposeHeadRoute: false }, async (request, reply) => {
    const actor = readVisitorActor(request);
    if (!actor.ok) return refuseVisitor(reply, actor.problem);
    const { frames, ...rest } = request.query;
    const wantsAll = frames === 'all';
    const position = parsePosition(wantsAll ? rest : request.query);
    if (!position.ok) return refuseVisitor(reply, position.problem);
    const refusal = connections.refusal(request.ip);
    if (refusal) return refuseVisitor(reply, refusal);

    let begin: (frame: VisitorFrame) => void = () => undefined;
    const beginning = new Promise<VisitorFrame>((resolve) => {
      begin = resolve;
    });
    const stops: Stop[] = [];
    const stream = openEventStream(() => {
      for (const stop of stops) stop();
      open.delete(stream);
      begin(GONE);
    }, setTimer);
    open.add(stream);
    const tell = (frame: FeedFrame): void => {
      if (frame.kind === 'page' || frame.kind === 'ended') begin(frame);
      if (wantsAll || frame.kind === 'page' || frame.kind === 'ended') stream.send(frame);
      if (frame.kind === 'ended' || frame.kind === 'drain') stream.end();
    };
    stops.push(
      connections.add(request.ip, (retryAfterMs) => {
        begin({ kind: 'ended', problem: stoppingProblem(retryAfterMs) });
        tell({ kind: 'drain', retryAfterMs });
      }),
      followFeed(server, { actor: actor.value, position: position.value }, tell, setTimer),
    );
    reply.raw.once('close', () => stream.body.destroy());

    const first = await beginning;
    if (first.kind !== 'ended') return reply.headers(STREAM_HEADERS).send(stream.body);
    stream.body.destroy();
    return refuseVisitor(reply, first.problem);
  });

  app.options<{ Params: { widget: string } }>(URL, { onRequest }, async (_request, reply) =>
    allowPreflight(reply, 'GET', 'authorization').code(204).send(),
  );
  onlyMethods(app, URL, ['GET', 'OPTIONS']);

  app.addHook('preClose', async () => {
    for (const { body } of open) body.destroy();
  });
}

/** Nobody reads it: the connection is closed. */
const GONE: VisitorFrame = { kind: 'ended', problem: { code: 'unavailable', message: 'The page has left.' } };
