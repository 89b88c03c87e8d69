import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { httpBackend } from '../../src/adapters/http.ts';
import type { ChatBackend } from '../../src/contract/chat-backend.ts';
import { createApp } from '../../src/node/app.ts';
import type { BackendBench } from '../../src/testing/backend-conformance.ts';
import type { ReferenceServer } from '../../src/workspace/reference-server.ts';
import type { Store } from '../../src/workspace/store.ts';
import { openServer, WIDGET } from './bench-server.ts';

/** Ways of following a chat that are there; where the first is not, the next has to do. */
type Carriers = 'socket' | 'stream' | 'poll';

/** The HTTP backend, against a server on a port of this machine; `fetch` loses the answer after it was given. */
export async function openHttpBench(store?: Store, carrier: Carriers = 'stream'): Promise<BackendBench> {
  const { server, handles } = openServer(store);
  const { url, app } = await listen(server);
  const connections = connectionsOf(app);
  let losing = false;
  const losingFetch: typeof fetch = async (input, init) => {
    if (carrier === 'poll' && String(input).includes('/feed')) throw new TypeError('blocked');
    const answer = await fetch(input, init);
    if (!losing) return answer;
    losing = false;
    throw new TypeError('connection reset');
  };
  const open = (widget: string, asked = losingFetch): ChatBackend =>
    httpBackend({
      server: url,
      widget,
      fetch: asked,
      ...(carrier === 'socket' && { live: 'socket', socket: (address: string) => new WebSocket(address) }),
    });
  return {
    ...handles,
    backend: open(WIDGET),
    loseNextAnswer: () => (losing = true),
    async cutConnections() {
      for (const connection of connections) connection.destroy();
    },
    openUnknown: () => open('nowhere'),
    openAt: (origin) => open(WIDGET, fetchFrom(origin)),
    close: async () => {
      await app.close();
      await server.close();
    },
  };
}

/** The same over WebSockets, with the status pushed. */
export const openSocketBench = (store?: Store): Promise<BackendBench> => openHttpBench(store, 'socket');

/** The same where neither sockets nor streams come through, and with them no sign of writing. */
export async function openPollBench(store?: Store): Promise<BackendBench> {
  const { agent, ...bench } = await openHttpBench(store, 'poll');
  if (!agent?.marks) return bench;
  const { type, ...marks } = agent.marks;
  return { ...bench, agent: { ...agent, marks } };
}

export async function listen(server: ReferenceServer): Promise<{ url: string; app: FastifyInstance }> {
  const app = await createApp({ server, token: 'a-token-for-tests' });
  return { app, url: await app.listen({ port: 0, host: '127.0.0.1' }) };
}

/** Those that are open, whatever is spoken over them. */
function connectionsOf(app: FastifyInstance): ReadonlySet<Socket> {
  const open = new Set<Socket>();
  app.server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return open;
}

/** Says what a browser says of itself, and lets nobody else say. */
function fetchFrom(origin: string): typeof fetch {
  return (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('origin', origin);
    return fetch(input, { ...init, headers });
  };
}
