import type { FastifyInstance } from 'fastify';
import type { ReferenceServer } from '../../workspace/reference-server.ts';
import { requireToken } from '../bearer.ts';
import { onlyMethods } from '../only-methods.ts';
import { allowPreflight, readableByAll } from '../page-cors.ts';
import { sendProblem } from '../problem-reply.ts';
import { wrongId } from '../wrong-id.ts';
import { agentsRoute } from './agents-route.ts';
import { departmentsRoute } from './departments-route.ts';
import { identityKeysRoute } from './identity-keys-route.ts';
import { storedMessagesRoute } from './stored-messages-route.ts';
import { visitorsRoute } from './visitors-route.ts';
import { widgetsRoute } from './widgets-route.ts';

const METHODS: Readonly<Record<string, readonly string[]>> = {
  '/offline-messages': ['GET', 'HEAD'],
  '/offline-messages/:id': ['PATCH'],
  '/widgets': ['GET', 'HEAD'],
  '/widgets/:id': ['GET', 'HEAD', 'PUT', 'DELETE'],
  '/widgets/:id/identity-keys': ['GET', 'HEAD'],
  '/widgets/:id/identity-keys/:kid': ['PUT', 'DELETE'],
  '/visitors': ['GET', 'HEAD'],
  '/visitors/:id': ['GET', 'HEAD', 'DELETE'],
  '/visitors/:id/export': ['GET', 'HEAD'],
  '/agents': ['GET', 'HEAD'],
  '/agents/:id': ['PUT', 'DELETE'],
  '/agents/:id/account': ['PUT', 'DELETE'],
  '/agents/:id/sessions/:session': ['PUT', 'DELETE'],
  '/departments': ['GET', 'HEAD'],
  '/departments/:id': ['PUT', 'DELETE'],
};

/**
 * `/api/v1` for owners and their programs, all of it behind the bearer token.
 *
 * Any page may call it, since a page can only bring a token that somebody gave it: the browser adds no credential of
 * its own, so there is nothing for a stranger's page to ride on.
 */
export async function managementRoutes(
  app: FastifyInstance,
  { server, token }: { readonly server: ReferenceServer; readonly token: string },
): Promise<void> {
  const checkToken = requireToken(token);
  app.addHook('onRequest', async (request, reply) => {
    readableByAll(reply).header('cache-control', 'no-store');
    if (request.method !== 'OPTIONS') return checkToken.call(app, request, reply);
  });
  app.addHook('preValidation', async (request, reply) => {
    const problem = wrongId(request);
    if (problem) return sendProblem(reply, problem);
  });

  storedMessagesRoute(app, server);
  widgetsRoute(app, server);
  identityKeysRoute(app, server);
  visitorsRoute(app, server);
  agentsRoute(app, server);
  departmentsRoute(app, server);

  for (const [url, methods] of Object.entries(METHODS)) {
    const allowed = [...methods, 'OPTIONS'];
    app.options(url, async (_request, reply) =>
      allowPreflight(reply, methods.join(', '), 'authorization, content-type, if-match').code(204).send(),
    );
    onlyMethods(app, url, allowed);
  }
}
