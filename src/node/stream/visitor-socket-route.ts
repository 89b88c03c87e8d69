import type { FastifyInstance } from 'fastify';
import { MOST_FRAME_BYTES } from '../../protocol/frames.ts';
import { pageCors } from '../page-cors.ts';
import { sendProblem } from '../problem-reply.ts';
import { socketRoute } from '../socket-route.ts';
import { type SocketService, serveSocket } from './serve-socket.ts';

/** `GET /w/{widget}/socket`: the visitor's feed and the widget's status over one WebSocket, for pages that may use the widget (D-3). */
export function visitorSocketRoute(app: FastifyInstance, service: SocketService): void {
  const isListed = pageCors(service.server);
  socketRoute(app, {
    url: '/w/:widget/socket',
    isOurs: (path) => /^\/w\/[^/]+\/socket$/.test(path),
    maxPayload: MOST_FRAME_BYTES,
    onRequest: (request, reply) => isListed(request as Parameters<typeof isListed>[0], reply),
    async admit(request, reply) {
      const refusal = service.connections.refusal(request.ip);
      if (refusal) {
        sendProblem(reply, refusal);
        return null;
      }
      const { widget } = request.params as { widget: string };
      const caller = { widget, origin: request.headers.origin ?? null, ip: request.ip };
      return (socket) => serveSocket(socket, caller, service);
    },
  });
}
