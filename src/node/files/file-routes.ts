import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { FILE_NAME_HEADER } from '../../protocol/http.ts';
import type { ReferenceServer } from '../../workspace/reference-server.ts';
import { onlyMethods } from '../only-methods.ts';
import { allowPreflight, pageCors } from '../page-cors.ts';
import { sendProblem } from '../problem-reply.ts';
import { readVisitorActor, refuseVisitor } from '../visitor-actor.ts';
import { wrongId } from '../wrong-id.ts';
import { announcedBytes, FILE_ROUTE, readBytesOnly, sentFile } from './file-body.ts';
import { sendFile } from './send-file.ts';

type OfWidget = { Params: { widget: string } };
type OfChat = { Params: { widget: string; chat: string } };
type OfFile = { Params: { widget: string; file: string } };

const UPLOAD = '/w/:widget/chat/:chat/files';
const FILE = '/w/:widget/files/:file';

/** `/w/{widget}/…/files`: a visitor sends files to their chat, and reads those that are in it (K-6). */
export async function fileRoutes(
  app: FastifyInstance,
  { server }: { readonly server: ReferenceServer },
): Promise<void> {
  readBytesOnly(app);
  const judgePage = pageCors(server);
  const options = { onRequest: judgePage };
  app.addHook('preValidation', async (request, reply) => {
    const problem = wrongId(request);
    if (problem) return sendProblem(reply, problem);
  });

  app.post<OfChat>(UPLOAD, { ...FILE_ROUTE, onRequest: [judgePage, refuseUnread(server)] }, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const actor = readVisitorActor(request);
    if (!actor.ok) return refuseVisitor(reply, actor.problem);
    const file = sentFile(request);
    if (!file.ok) return sendProblem(reply, file.problem);
    const sent = await server.uploadFile(actor.value, request.params.chat, file.value);
    return sent.ok ? reply.code(201).send(sent.value) : refuseVisitor(reply, sent.problem);
  });

  app.get<OfFile>(FILE, options, async (request, reply) => {
    const actor = readVisitorActor(request);
    if (!actor.ok) return refuseVisitor(reply, actor.problem);
    const read = await server.readFile(actor.value, request.params.file);
    return read.ok ? sendFile(reply, read.value) : refuseVisitor(reply, read.problem);
  });

  preflight(UPLOAD, 'POST', ['POST', 'OPTIONS']);
  preflight(FILE, 'GET', ['GET', 'HEAD', 'OPTIONS']);

  function preflight(url: string, methods: string, all: readonly string[]): void {
    app.options<OfWidget>(url, options, async (_request, reply) =>
      allowPreflight(reply, methods, `authorization, content-type, ${FILE_NAME_HEADER}`).code(204).send(),
    );
    onlyMethods(app, url, all);
  }
}

/** What is sure to be refused is answered before its bytes are read. */
const refuseUnread =
  (server: ReferenceServer) =>
  async (request: FastifyRequest<OfChat>, reply: FastifyReply): Promise<unknown> => {
    const actor = readVisitorActor(request);
    if (!actor.ok) return refuseVisitor(reply, actor.problem);
    const foreseen = await server.foreseeUpload(actor.value, request.params.chat, announcedBytes(request));
    if (!foreseen.ok) return refuseVisitor(reply, foreseen.problem);
  };
