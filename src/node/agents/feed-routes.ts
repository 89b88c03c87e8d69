import type { FastifyInstance } from 'fastify';
import type { WebSocket } from 'ws';
import type { Stop } from '../../base/stop.ts';
import { parseAgentFeedBeat } from '../../protocol/agent-account-schema.ts';
import type { FoundLogin } from '../../workspace/agents/agent-login.ts';
import type { ReferenceServer } from '../../workspace/reference-server.ts';
import { type EventStream, openEventStream, STREAM_HEADERS } from '../event-stream.ts';
import { nodeTimer, type SetTimer } from '../node-timer.ts';
import { sendProblem } from '../problem-reply.ts';
import { socketRoute } from '../socket-route.ts';
import { type Connections, type ConnectionsOptions, createConnections } from '../stream/connections.ts';
import { type AgentFeeds, createAgentFeeds } from './agent-feeds.ts';
import { findSignedIn, refuseAgent } from './as-agent.ts';
import { isConsolePage, NOT_OURS } from './console-page.ts';

/** How often a socket is asked whether anybody is there; two questions without an answer end it (D-6). */
const PING_MS = 25_000;

/** What may wait for a page that reads slower than things happen; it begins anew from a snapshot. */
const MOST_WAITING_BYTES = 1_048_576;

interface FeedService {
  readonly feeds: AgentFeeds;
  /** Told of a planned stop; how many an agent may hold is counted by login. */
  readonly connections: Pick<Connections, 'add'>;
  readonly setTimer: SetTimer;
}

/**
 * The feed of an agent's page: `GET /agent/stream` as server-sent events, `GET /agent/socket` with beats the other way. The
 * last frame before a planned stop is `drain`, as in a visitor's feed (D-6).
 */
export function feedRoutes(app: FastifyInstance, server: ReferenceServer, options: ConnectionsOptions = {}): void {
  const { setTimer = nodeTimer } = options;
  const feeds = createAgentFeeds(server, setTimer);
  const connections = createConnections(app, options);
  streamRoute(app, server, { feeds, connections, setTimer });
  socketRoute(app, {
    url: '/socket',
    isOurs: (path) => path === '/socket',
    maxPayload: 1_024,
    async admit(request, reply) {
      // A browser lets any page open a socket anywhere, with the cookies of where it leads.
      if (!isConsolePage(request)) {
        sendProblem(reply, NOT_OURS);
        return null;
      }
      const found = await findSignedIn(server, request);
      if (!found.ok) {
        refuseAgent(reply, found.problem);
        return null;
      }
      return (socket) => serveSocket(socket, request.ip, found.value, server, { feeds, connections, setTimer });
    },
  });
}

function streamRoute(
  app: FastifyInstance,
  server: ReferenceServer,
  { feeds, connections, setTimer }: FeedService,
): void {
  const open = new Set<EventStream>();

  app.get('/stream', { exposeHeadRoute: false }, async (request, reply) => {
    const found = await findSignedIn(server, request);
    if (!found.ok) return refuseAgent(reply, found.problem);
    const stops: Stop[] = [];
    const stream = openEventStream(() => {
      for (const stop of stops) stop();
      open.delete(stream);
    }, setTimer);
    const following = feeds.follow(found.value, (frame) => {
      stream.send(frame);
      if (frame.kind === 'ended') stream.end();
    });
    if (!following.ok) {
      stream.body.destroy();
      return refuseAgent(reply, following.problem);
    }
    stops.push(
      following.value,
      connections.add(request.ip, (retryAfterMs) => {
        stream.send({ kind: 'drain', retryAfterMs });
        stream.end();
      }),
    );
    open.add(stream);
    reply.raw.once('close', () => stream.body.destroy());
    return reply.headers(STREAM_HEADERS).send(stream.body);
  });

  app.addHook('preClose', async () => {
    for (const { body } of open) body.destroy();
  });
}

/**
 * The session is that of the browser, whose other tabs may beat as well. So a socket that closes ends nothing by itself:
 * unless somebody beats again, the session is silent 60 seconds later, and a page that is reloaded is back by then (P-2).
 */
function serveSocket(
  socket: WebSocket,
  ip: string,
  found: FoundLogin,
  server: ReferenceServer,
  { feeds, connections, setTimer }: FeedService,
): void {
  const { session, login } = found;
  const agent = found.agent.id;
  let unanswered = 0;
  let stopPing: Stop = () => undefined;

  const say = (value: object): void => {
    socket.send(JSON.stringify(value));
    if (socket.bufferedAmount > MOST_WAITING_BYTES) socket.terminate();
  };
  const ping = (): void => {
    stopPing = setTimer(PING_MS, () => {
      if (unanswered === 2) {
        socket.terminate();
        return;
      }
      unanswered += 1;
      socket.ping();
      ping();
    });
  };

  const following = feeds.follow(found, (frame) => {
    say(frame);
    if (frame.kind === 'ended') socket.close(1_000);
  });
  if (!following.ok) {
    say({ kind: 'ended', problem: following.problem });
    socket.close(1_013);
    return;
  }
  const gone = connections.add(ip, (retryAfterMs) => {
    say({ kind: 'drain', retryAfterMs });
    socket.close(1_012);
  });
  ping();
  socket.on('pong', () => {
    unanswered = 0;
  });
  socket.on('close', () => {
    following.value();
    stopPing();
    gone();
  });
  socket.on('message', (data, isBinary) => {
    unanswered = 0;
    const beat = isBinary ? null : parseAgentFeedBeat(String(data));
    if (!beat?.ok) {
      say({ kind: 'ended', problem: beat?.problem ?? NO_TEXT });
      socket.close(1_008);
      return;
    }
    const { active } = beat.value;
    void server.handle({ kind: 'beat', agent, session, login, transport: 'socket', active });
  });
}

const NO_TEXT = { code: 'invalid', message: 'This address takes text frames only.' } as const;
