import type { FastifyInstance } from 'fastify';
import type { ReferenceServer } from '../workspace/reference-server.ts';
import { agentRoutes } from './agents/agent-routes.ts';
import { answerErrors } from './answer-errors.ts';
import { chatRoutes } from './chat-routes.ts';
import { type EmbedAssets, loadEmbedAssets } from './embed-assets.ts';
import { embedRoute } from './embed-route.ts';
import { fileRoutes } from './files/file-routes.ts';
import { healthRoute } from './health-route.ts';
import { readJsonOnly } from './json-body.ts';
import { managementRoutes } from './management/management-routes.ts';
import { offlineMessagesRoute } from './offline-messages-route.ts';
import { socketProbeRoute } from './probe/socket-probe-route.ts';
import { streamProbeRoute } from './probe/stream-probe-route.ts';
import { scriptRoute } from './script-route.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { sessionRoutes } from './session-routes.ts';
import { statusRoute } from './status-route.ts';
import { streamRoutes } from './stream/stream-routes.ts';
import { visitRoutes } from './visit-routes.ts';

export interface PorchlightRoutesOptions {
  readonly server: ReferenceServer;
  /** What bearers of `/api/v1` must show; empty: nobody gets in. */
  readonly token: string;
  /**
   * The folder the script files were built into, or what was read from it. Default: none, and the addresses of scripts
   * say that nothing is built.
   */
  readonly assets?: string | EmbedAssets | null;
}

/**
 * Every address of `protocol/http.ts` as a Fastify plugin, under a prefix if one is given:
 * `app.register(porchlightRoutes, { prefix: '/chat', server, token })`.
 *
 * Parsers, hooks and error answers stay inside; the body limit, `trustProxy` and the log are the application's own, and so
 * are upgrades at all addresses but ours.
 */
export async function porchlightRoutes(app: FastifyInstance, options: PorchlightRoutesOptions): Promise<void> {
  const { server, token } = options;
  const assets = typeof options.assets === 'string' ? await loadEmbedAssets(options.assets) : (options.assets ?? null);
  readJsonOnly(app);
  addSecurityHeaders(app);
  answerErrors(app);
  healthRoute(app, server);
  statusRoute(app, server);
  scriptRoute(app, server, assets);
  offlineMessagesRoute(app, server);
  sessionRoutes(app, server);
  chatRoutes(app, server);
  visitRoutes(app, server);
  streamRoutes(app, server);
  streamProbeRoute(app, server);
  socketProbeRoute(app, server);
  embedRoute(app, assets);
  await app.register(fileRoutes, { server });
  await app.register(agentRoutes, { prefix: '/agent', server });
  await app.register(managementRoutes, { prefix: '/api/v1', server, token });
}
