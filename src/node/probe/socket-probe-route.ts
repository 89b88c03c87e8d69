import type { FastifyInstance } from 'fastify';
import type { ReferenceServer } from '../../workspace/reference-server.ts';
import { pageCors } from '../page-cors.ts';
import { sendProblem } from '../problem-reply.ts';
import { socketRoute } from '../socket-route.ts';
import { MOST_PROBES, PROBES_BUSY } from './probes-busy.ts';

const HELLO = JSON.stringify({ kind: 'hello' });

/** `GET /w/{widget}/probe/socket`: a WebSocket that says hello and closes, for pages that may use the widget (N03). */
export function socketProbeRoute(app: FastifyInstance, server: ReferenceServer): void {
  const isListed = pageCors(server);
  socketRoute(app, {
    url: '/w/:widget/probe/socket',
    isOurs: (path) => /^\/w\/[^/]+\/probe\/socket$/.test(path),
    maxPayload: 1_024,
    onRequest: (request, reply) => isListed(request as Parameters<typeof isListed>[0], reply),
    async admit(_request, reply, open) {
      if (open >= MOST_PROBES) {
        sendProblem(reply, PROBES_BUSY);
        return null;
      }
      return (socket) => {
        socket.send(HELLO);
        socket.close(1_000);
      };
    },
  });
}
