import { createServer, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';

/** What gets through: everything; no WebSocket; nor any answer before its end, as where a proxy collects it (N03, N04). */
export type Ways = 'all' | 'no-sockets' | 'no-streams';

/** The wire between the pages of a story and its server, and what can happen to it. */
export interface StoryNetwork {
  readonly api: Server;
  /** Each WebSocket there is stays open and carries nothing any more, as after a sleep; says how many those are. */
  silence(): number;
  /** The next answer at addresses that end like this is given and never comes; resolves once it was given. */
  loseAnswer(addressEnd: string): Promise<void>;
}

export function openNetwork(app: FastifyInstance, ways: Ways): StoryNetwork {
  const sockets = new Set<Duplex>();
  let losing: { readonly addressEnd: string; lost(): void } | null = null;
  const api = createServer((request, response) => {
    // Undone by its end.
    if (ways === 'no-streams') response.cork();
    if (losing && request.method !== 'OPTIONS' && request.url?.endsWith(losing.addressEnd)) {
      const { lost } = losing;
      losing = null;
      response.cork();
      response.end = () => {
        lost();
        return response;
      };
    }
    app.routing(request, response);
  });
  api.on('upgrade', (request, socket, head) => {
    if (ways !== 'all') {
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
      return;
    }
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // The app hears of upgrades through its own server, which listens nowhere here.
    app.server.emit('upgrade', request, socket, head);
  });
  return {
    api,
    silence() {
      for (const socket of sockets) socket.pause().cork();
      return sockets.size;
    },
    loseAnswer: (addressEnd) =>
      new Promise((lost) => {
        losing = { addressEnd, lost };
      }),
  };
}
