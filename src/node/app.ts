import fastify, { type FastifyInstance, LogController } from 'fastify';
import { answerError } from './answer-errors.ts';
import { answerClientError } from './client-error.ts';
import { drainOnClose } from './drain.ts';
import { type PorchlightRoutesOptions, porchlightRoutes } from './porchlight-routes.ts';
import { logRequests } from './request-log.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { BODY_LIMIT_BYTES } from './transport-problem.ts';

export interface AppOptions extends PorchlightRoutesOptions {
  /**
   * Whose `X-Forwarded-For` is believed for the per-address limits: none by default, `true` for a proxy that cannot be
   * gone around, or its addresses.
   */
  readonly trustProxy?: boolean | string | readonly string[];
  /** Where log lines (JSON, one a line) go: the standard output, something of yours, or nowhere, the default. */
  readonly log?: boolean | { write(line: string): void };
}

/** A request that trickles in slower than this holds a socket for nothing. */
const REQUEST_TIMEOUT_MS = 30_000;

/** A Porchlight server as a Fastify application that listens nowhere yet. Closing it leaves `server` running. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { trustProxy = false, log = false, ...routes } = options;
  const app = fastify({
    logger: log && { level: 'info', base: null, ...(log !== true && { stream: log }) },
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: typeof trustProxy === 'object' ? [...trustProxy] : trustProxy,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // While stopping, what arrives on an open connection is still answered, rather than refused in words not ours.
    return503OnClosing: false,
    // No hook runs for an address that cannot be read.
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply.headers(SECURITY_HEADERS)),
    clientErrorHandler: answerClientError,
  });
  drainOnClose(app);
  if (log) logRequests(app);
  await app.register(porchlightRoutes, routes);
  await app.ready();
  return app;
}
