import type { FastifyInstance } from 'fastify';
import type { ReferenceServer } from '../../workspace/reference-server.ts';
import { chatFeedRoute } from '../chat-feed-route.ts';
import { nodeTimer } from '../node-timer.ts';
import { type ConnectionsOptions, createConnections } from './connections.ts';
import { pollRoute } from './poll-route.ts';
import { createStatusFeeds } from './status-feeds.ts';
import { visitorSocketRoute } from './visitor-socket-route.ts';

/** What visitors' pages hear by: a socket, a stream of server-sent events or a question that waits, counted together (D-3). */
export function streamRoutes(app: FastifyInstance, server: ReferenceServer, options: ConnectionsOptions = {}): void {
  const { setTimer = nodeTimer } = options;
  const connections = createConnections(app, options);
  const statuses = createStatusFeeds(server);
  chatFeedRoute(app, server, connections, setTimer);
  pollRoute(app, server, connections, setTimer);
  visitorSocketRoute(app, { server, statuses, connections, setTimer });
  app.addHook('onClose', async () => statuses.close());
}
