import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ReferenceServer } from '../../workspace/reference-server.ts';
import { asAgent, findSignedIn, refuseAgent } from '../agents/as-agent.ts';
import { announcedBytes, FILE_ROUTE, readBytesOnly, sentFile } from './file-body.ts';
import { sendFile } from './send-file.ts';

type OfChat = { Params: { id: string } };

/** An agent's files: to the chats they may answer in, and from those they may read (K-6, P-6). */
export async function agentFileRoutes(
  app: FastifyInstance,
  { server }: { readonly server: ReferenceServer },
): Promise<void> {
  readBytesOnly(app);
  const as = asAgent(server);

  app.post<OfChat>(
    '/chats/:id/files',
    {
      ...FILE_ROUTE,
      async onRequest(request: FastifyRequest<OfChat>, reply: FastifyReply) {
        const found = await findSignedIn(server, request);
        if (!found.ok) return refuseAgent(reply, found.problem);
        const actor = { kind: 'agent', id: found.value.agent.id } as const;
        const foreseen = await server.foreseeUpload(actor, request.params.id, announcedBytes(request));
        if (!foreseen.ok) return refuseAgent(reply, foreseen.problem);
      },
    },
    as<OfChat>(async ({ agent: { id } }, request, reply) => {
      const file = sentFile(request);
      const sent = file.ok ? await server.uploadFile({ kind: 'agent', id }, request.params.id, file.value) : file;
      if (sent.ok) reply.code(201);
      return sent;
    }),
  );

  app.get<OfChat>('/files/:id', async (request, reply) => {
    const found = await findSignedIn(server, request);
    if (!found.ok) return refuseAgent(reply, found.problem);
    const read = await server.readFile({ kind: 'agent', id: found.value.agent.id }, request.params.id);
    return read.ok ? sendFile(reply, read.value) : refuseAgent(reply, read.problem);
  });
}
