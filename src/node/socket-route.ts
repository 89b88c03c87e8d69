import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { type ServerOptions, type WebSocket, WebSocketServer } from 'ws';
import type { Problem } from '../domain/problem.ts';
import { answerClientError } from './client-error.ts';
import { onlyMethods } from './only-methods.ts';
import { sendProblem } from './problem-reply.ts';
import { routeUpgrades } from './route-upgrades.ts';

/** What is done with a socket once it is open. */
export type Greet = (socket: WebSocket) => void;

export interface SocketRouteOptions {
  readonly url: string;
  /** Whether a path, below the prefix, is this address. */
  readonly isOurs: (path: string) => boolean;
  readonly maxPayload: number;
  readonly onRequest?: onRequestAsyncHookHandler;
  /** Who may open one; null: the refusal was sent. `open`: how many there are. */
  readonly admit: (request: FastifyRequest, reply: FastifyReply, open: number) => Promise<Greet | null>;
}

/** An address that speaks WebSocket alone: what may not open one gets an ordinary refusal. */
export function socketRoute(app: FastifyInstance, options: SocketRouteOptions): void {
  const { url, isOurs, maxPayload, onRequest, admit } = options;
  // How long the other end may take to close, too; the types do not know it yet.
  const settings: ServerOptions & { readonly closeTimeout: number } = {
    noServer: true,
    perMessageDeflate: false,
    maxPayload,
    closeTimeout: 5_000,
  };
  const sockets = new WebSocketServer(settings);
  sockets.on('wsClientError', (error, socket) => answerClientError(error, socket as Socket));
  const takeOver = routeUpgrades(app, (path) => path.startsWith(app.prefix) && isOurs(path.slice(app.prefix.length)));

  app.get(url, { ...(onRequest && { onRequest }), exposeHeadRoute: false }, async (request, reply) => {
    const upgrade = takeOver(request.raw);
    if (!upgrade || request.headers.upgrade?.toLowerCase() !== 'websocket') {
      return sendProblem(reply.headers({ connection: 'Upgrade, close', upgrade: 'websocket' }), WEBSOCKET_ONLY, 426);
    }
    const greet = await admit(request, reply, sockets.clients.size);
    if (!greet) return reply;
    reply.hijack().raw.detachSocket(upgrade.socket as Socket);
    sockets.handleUpgrade(request.raw, upgrade.socket, upgrade.head, (socket) => {
      // Whoever breaks the protocol is told how by the code it is closed with; ended at once, it might not hear it.
      socket.on('error', () => undefined);
      greet(socket);
    });
  });
  onlyMethods(app, url, ['GET']);

  app.addHook('preClose', async () => {
    for (const socket of sockets.clients) socket.terminate();
  });
}

const WEBSOCKET_ONLY: Problem = { code: 'invalid', message: 'This address speaks WebSocket only.' };
