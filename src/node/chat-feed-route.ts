import type { FastifyInstance } from 'fastify';
import type { VisitorFrame } from '../domain/chat/visitor-chat.ts';
import type { Problem } from '../domain/problem.ts';
import { parsePosition } from '../protocol/chat-start-schema.ts';
import type { ReferenceServer } from '../workspace/reference-server.ts';
import { limitKey } from './address.ts';
import { type EventStream, openEventStream, STREAM_HEADERS } from './event-stream.ts';
import type { SetTimer } from './node-timer.ts';
import { onlyMethods } from './only-methods.ts';
import { allowPreflight, pageCors } from './page-cors.ts';
import { readVisitorActor, refuseVisitor } from './visitor-actor.ts';

const URL = '/w/:widget/chat/feed';

/** Feeds of one address: an office behind one has fewer visitors at a time, and whoever holds more wants to hold us up (Z-4). */
export const MOST_FEEDS_OF_ADDRESS = 100;

/** `GET /w/{widget}/chat/feed`: the chat from a position on, as server-sent events, for as long as the token serves (D-4). */
export function chatFeedRoute(app: FastifyInstance, server: ReferenceServer, setTimer?: SetTimer): void {
  const onRequest = pageCors(server);
  const open = new Set<EventStream>();
  const byAddress = new Map<string, number>();

  const count = (address: string, by: number): void => {
    const now = (byAddress.get(address) ?? 0) + by;
    if (now > 0) byAddress.set(address, now);
    else byAddress.delete(address);
  };

  app.get<{ Params: { widget: string } }>(URL, { onRequest, exposeHeadRoute: false }, async (request, reply) => {
    const actor = readVisitorActor(request);
    if (!actor.ok) return refuseVisitor(reply, actor.problem);
    const position = parsePosition(request.query);
    if (!position.ok) return refuseVisitor(reply, position.problem);
    // What cannot be counted counts as one.
    const address = limitKey(request.ip) ?? '';
    if ((byAddress.get(address) ?? 0) >= MOST_FEEDS_OF_ADDRESS) return refuseVisitor(reply, TOO_MANY);
    count(address, 1);

    let begin: (frame: VisitorFrame) => void = () => undefined;
    const beginning = new Promise<VisitorFrame>((resolve) => {
      begin = resolve;
    });
    const stop = server.followVisitor(actor.value, position.value, (frame) => {
      begin(frame);
      stream.send(frame);
      if (frame.kind === 'ended') stream.end();
    });
    const stream = openEventStream(() => {
      stop();
      open.delete(stream);
      count(address, -1);
      begin({ kind: 'ended', problem: GOING });
    }, setTimer);
    open.add(stream);
    reply.raw.once('close', () => stream.body.destroy());

    const first = await beginning;
    if (first.kind === 'page') return reply.headers(STREAM_HEADERS).send(stream.body);
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

const TOO_MANY: Problem = {
  code: 'too-many-requests',
  message: 'Your address follows as many chats as it may already. Try again in a while.',
  retryAfterMs: 30_000,
};

const GOING: Problem = { code: 'unavailable', message: 'The server is going away. Try again later.' };
