import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { type ServerOptions, WebSocketServer } from 'ws';
import type { ReferenceServer } from '../../workspace/reference-server.ts';
import { answerClientError } from '../client-error.ts';
import { onlyMethods } from '../only-methods.ts';
import { pageCors } from '../page-cors.ts';
import { sendProblem } from '../problem-reply.ts';
import { routeUpgrades } from '../route-upgrades.ts';
import { MOST_PROBES, PROBES_BUSY } from './probes-busy.ts';

const URL = '/w/:widget/probe/socket';

const HELLO = JSON.stringify({ kind: 'hello' });

/** `closeTimeout` is how long the other end may take to close, too; the types do not know it yet. */
const OPTIONS: ServerOptions & { readonly closeTimeout: number } = {
  noServer: true,
  perMessageDeflate: false,
  maxPayload: 1_024,
  closeTimeout: 5_000,
};

/** `GET /w/{widget}/probe/socket`: a WebSocket that says hello and closes, for pages that may use the widget (N03). */
export function socketProbeRoute(app: FastifyInstance, server: ReferenceServer): void {
  const sockets = new WebSocketServer(OPTIONS);
  sockets.on('wsClientError', (error, socket) => answerClientError(error, socket as Socket));
  const isOurs = (path: string): boolean =>
    path.startsWith(app.prefix) && /^\/w\/[^/]+\/probe\/socket$/.test(path.slice(app.prefix.length));
  const takeOver = routeUpgrades(app, isOurs);

  const options = { onRequest: pageCors(server), exposeHeadRoute: false };
  app.get<{ Params: { widget: string } }>(URL, options, async (request, reply) => {
    const upgrade = takeOver(request.raw);
    if (!upgrade || request.headers.upgrade?.toLowerCase() !== 'websocket') {
      return sendProblem(reply.headers({ connection: 'Upgrade, close', upgrade: 'websocket' }), WEBSOCKET_ONLY, 426);
    }
    if (sockets.clients.size >= MOST_PROBES) return sendProblem(reply, PROBES_BUSY);
    reply.hijack().raw.detachSocket(upgrade.socket as Socket);
    sockets.handleUpgrade(request.raw, upgrade.socket, upgrade.head, (socket) => {
      socket.on('error', () => socket.terminate());
      socket.send(HELLO);
      socket.close(1_000);
    });
  });
  onlyMethods(app, URL, ['GET']);

  app.addHook('preClose', async () => {
    for (const socket of sockets.clients) socket.terminate();
  });
}

const WEBSOCKET_ONLY = { code: 'invalid', message: 'This address speaks WebSocket only.' } as const;
