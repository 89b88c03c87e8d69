import type { FastifyInstance } from 'fastify';
import type { Submission } from '../domain/form/submission.ts';
import type { ReferenceServer } from '../workspace/reference-server.ts';
import { limitKey } from './address.ts';
import { firstTime } from './first-time.ts';
import { onlyMethods } from './only-methods.ts';
import { allowPreflight, pageCors } from './page-cors.ts';
import { sendProblem } from './problem-reply.ts';
import { readVisitorToken } from './visitor-token.ts';

const URL = '/w/:widget/offline-messages';

/** `POST /w/{widget}/offline-messages`: takes one message; 201 when this request stored it, 200 when an earlier one had. */
export function offlineMessagesRoute(app: FastifyInstance, server: ReferenceServer): void {
  const onRequest = pageCors(server);
  const storedNow = firstTime();

  app.post<{ Params: { widget: string } }>(URL, { onRequest }, async (request, reply) => {
    const token = readVisitorToken(request.headers.authorization);
    if (!token.ok) return sendProblem(reply, token.problem);
    const askedAt = server.now();
    const result = await server.handle({
      kind: 'submit-offline-message',
      widget: request.params.widget,
      // The machine parses it: what arrives is anything until then.
      submission: request.body as Submission,
      token: token.value,
      origin: request.headers.origin ?? null,
      address: limitKey(request.ip),
    });
    if (!result.ok) return sendProblem(reply, result.problem);
    const receipt = result.value;
    return reply
      .code(storedNow(receipt, askedAt) ? 201 : 200)
      .header('cache-control', 'no-store')
      .send(receipt);
  });

  app.options<{ Params: { widget: string } }>(URL, { onRequest }, async (_request, reply) =>
    allowPreflight(reply, 'POST', 'authorization, content-type').code(204).send(),
  );
  onlyMethods(app, URL, ['POST', 'OPTIONS']);
}
