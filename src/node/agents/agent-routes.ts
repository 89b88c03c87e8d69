import type { FastifyInstance } from 'fastify';
import type { ReferenceServer } from '../../workspace/reference-server.ts';
import { agentFileRoutes } from '../files/agent-file-routes.ts';
import { onlyMethods } from '../only-methods.ts';
import { sendProblem } from '../problem-reply.ts';
import { wrongId } from '../wrong-id.ts';
import { CHAT_ACTS, chatsRoutes } from './chats-routes.ts';
import { colleaguesRoutes } from './colleagues-routes.ts';
import { isConsolePage, NOT_OURS } from './console-page.ts';
import { feedRoutes } from './feed-routes.ts';
import { loginRoutes } from './login-routes.ts';
import { messagesRoutes } from './messages-routes.ts';
import { settingsRoutes } from './settings-routes.ts';
import { visitorsRoutes } from './visitors-routes.ts';

const METHODS: Readonly<Record<string, readonly string[]>> = {
  '/session': ['GET', 'HEAD', 'POST', 'DELETE'],
  '/beat': ['POST'],
  '/presence': ['PATCH'],
  '/inbox': ['GET', 'HEAD'],
  '/chats/:id': ['GET', 'HEAD'],
  ...Object.fromEntries(CHAT_ACTS.map((url) => [url, ['POST']])),
  '/chats/:id/files': ['POST'],
  '/files/:id': ['GET', 'HEAD'],
  '/visitors': ['GET', 'HEAD'],
  '/visitors/:id/invitations': ['POST'],
  '/visitors/:id/chats': ['POST'],
  '/invitations': ['GET', 'HEAD'],
  '/invitations/:id': ['DELETE'],
  '/agents': ['GET', 'HEAD'],
  '/agents/:id': ['PATCH'],
  '/settings/widgets': ['GET', 'HEAD'],
  '/settings/widgets/:id': ['GET', 'HEAD', 'PUT'],
  '/settings/departments': ['GET', 'HEAD'],
  '/settings/departments/:id': ['PUT', 'DELETE'],
  '/settings/workspace': ['GET', 'HEAD', 'PUT'],
  '/offline-messages': ['GET', 'HEAD'],
  '/offline-messages/:id': ['PATCH'],
  '/offline-messages.csv': ['GET', 'HEAD'],
  '/stream': ['GET'],
};

/** `/agent/…`: what a signed-in agent's pages ask for, by a cookie that no script can read (Z-5). */
export async function agentRoutes(
  app: FastifyInstance,
  { server }: { readonly server: ReferenceServer },
): Promise<void> {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ 'cache-control': 'no-store', 'cross-origin-resource-policy': 'same-origin', vary: 'Cookie' });
    if (request.method === 'GET' || request.method === 'HEAD' || isConsolePage(request)) return;
    return sendProblem(reply, NOT_OURS);
  });
  app.addHook('preValidation', async (request, reply) => {
    const problem = wrongId(request);
    if (problem) return sendProblem(reply, problem);
  });

  loginRoutes(app, server);
  chatsRoutes(app, server);
  visitorsRoutes(app, server);
  colleaguesRoutes(app, server);
  settingsRoutes(app, server);
  messagesRoutes(app, server);
  await app.register(agentFileRoutes, { server });
  feedRoutes(app, server);
  for (const [url, methods] of Object.entries(METHODS)) onlyMethods(app, url, methods);
}
