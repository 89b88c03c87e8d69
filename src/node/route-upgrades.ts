import { type IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';

/** A connection that is to speak something else than HTTP from here on. */
export interface Upgrade {
  readonly socket: Duplex;
  /** What came after the request already. */
  readonly head: Buffer;
}

/** Node has this as an option of its servers, and reads it from the server; its types know the option alone. */
interface UpgradingServer {
  shouldUpgradeCallback(request: IncomingMessage): boolean;
}

type IsOurs = (path: string) => boolean;

/** What of a server is ours already: it is listened to once, however many addresses of ours take upgrades. */
const routed = new WeakMap<object, { readonly ours: IsOurs[]; readonly waiting: WeakMap<IncomingMessage, Upgrade> }>();

/**
 * Sends requests that ask for an upgrade at an address of ours (`isOurs`, by its path) through the same hooks and
 * refusals as every other, and gives back how a route takes over the connection of one; null: an ordinary request.
 *
 * Requests for other addresses stay with whoever else listens for upgrades. If nobody does they are ordinary requests,
 * as they were before we listened: some clients offer HTTP/2 by this header with each request they send.
 */
export function routeUpgrades(app: FastifyInstance, isOurs: IsOurs): (request: IncomingMessage) => Upgrade | null {
  const { ours, waiting } = routed.get(app.server) ?? listenForUpgrades(app);
  ours.push(isOurs);
  return (request) => {
    const upgrade = waiting.get(request) ?? null;
    waiting.delete(request);
    return upgrade;
  };
}

function listenForUpgrades(app: FastifyInstance) {
  const listening = { ours: [] as IsOurs[], waiting: new WeakMap<IncomingMessage, Upgrade>() };
  routed.set(app.server, listening);
  const isForUs = ({ url = '' }: IncomingMessage): boolean => {
    const path = url.replace(/\?.*$/s, '');
    return listening.ours.some((isOurs) => isOurs(path));
  };
  const othersListen = (): boolean => app.server.listenerCount('upgrade') > 1;

  const server = app.server as typeof app.server & UpgradingServer;
  const wouldUpgrade = server.shouldUpgradeCallback;
  server.shouldUpgradeCallback = (request) =>
    isForUs(request) || (othersListen() && wouldUpgrade.call(server, request));

  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    if (!isForUs(request) && othersListen()) return;
    // Node has let go of the socket, and with it of its errors; unheard, one would end the process.
    socket.on('error', () => socket.destroy());
    const response = new ServerResponse(request);
    response.shouldKeepAlive = false;
    response.assignSocket(socket);
    response.once('finish', () => {
      response.detachSocket(socket);
      socket.end();
    });
    listening.waiting.set(request, { socket, head });
    app.routing(request, response);
  });
  return listening;
}
