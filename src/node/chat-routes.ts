import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { parseChatStart, parseChatWords, parsePosition } from '../protocol/chat-start-schema.ts';
import type { VisitorActor } from '../workspace/chats/chat-command.ts';
import { endReceipt } from '../workspace/chats/chat-receipt.ts';
import type { CommandOf } from '../workspace/command.ts';
import type { ReferenceServer } from '../workspace/reference-server.ts';
import { firstTime } from './first-time.ts';
import { onlyMethods } from './only-methods.ts';
import { allowPreflight, pageCors } from './page-cors.ts';
import { readVisitorActor, refuseVisitor } from './visitor-actor.ts';

type OfWidget = { Params: { widget: string } };
type OfChat = { Params: { widget: string; chat: string } };

const CHAT = '/w/:widget/chat';

/** The longest message in characters that take four bytes each, escaped, and its address: more no page of ours sends. */
const BODY_LIMIT_BYTES = 65_536;

/** `/w/{widget}/chat…`: a visitor begins a chat, writes, asks for a person, ends it, and reads it (C-1 to C-4, C-17). */
export function chatRoutes(app: FastifyInstance, server: ReferenceServer): void {
  const options = { onRequest: pageCors(server), bodyLimit: BODY_LIMIT_BYTES };
  const storedNow = firstTime();

  app.post<OfWidget>(CHAT, options, (request, reply) =>
    asVisitor(request, reply, async (actor) => {
      const start = parseChatStart(request.body);
      if (!start.ok) return refuseVisitor(reply, start.problem);
      return writing(reply, { ...start.value, kind: 'start-chat', actor });
    }),
  );

  app.get<OfWidget>(CHAT, options, (request, reply) =>
    asVisitor(request, reply, async (actor) => {
      const position = parsePosition(request.query);
      if (!position.ok) return refuseVisitor(reply, position.problem);
      const page = await server.visitorPage(actor, position.value);
      return page.ok ? page.value : refuseVisitor(reply, page.problem);
    }),
  );

  app.post<OfChat>(`${CHAT}/:chat/messages`, options, (request, reply) =>
    asVisitor(request, reply, async (actor) => {
      const words = parseChatWords(request.body);
      if (!words.ok) return refuseVisitor(reply, words.problem);
      return writing(reply, { ...words.value, kind: 'write', actor, chat: request.params.chat });
    }),
  );

  app.post<OfChat>(`${CHAT}/:chat/hand-off`, options, (request, reply) =>
    asVisitor(request, reply, async (actor) => {
      const handed = await server.handle({ kind: 'hand-off', actor, chat: request.params.chat });
      return handed.ok ? handed.value : refuseVisitor(reply, handed.problem);
    }),
  );

  app.post<OfChat>(`${CHAT}/:chat/end`, options, (request, reply) =>
    asVisitor(request, reply, async (actor) => {
      const ended = await server.handle({ kind: 'close-chat', actor, chat: request.params.chat });
      return ended.ok ? endReceipt(ended.value) : refuseVisitor(reply, ended.problem);
    }),
  );

  preflight(CHAT, 'GET, POST', ['GET', 'HEAD', 'POST', 'OPTIONS']);
  for (const act of ['messages', 'hand-off', 'end']) preflight(`${CHAT}/:chat/${act}`, 'POST', ['POST', 'OPTIONS']);

  function preflight(url: string, methods: string, all: readonly string[]): void {
    app.options<OfWidget>(url, options, async (_request, reply) =>
      allowPreflight(reply, methods, 'authorization, content-type').code(204).send(),
    );
    onlyMethods(app, url, all);
  }

  async function asVisitor(
    request: FastifyRequest,
    reply: FastifyReply,
    answer: (actor: VisitorActor) => Promise<unknown>,
  ): Promise<unknown> {
    reply.header('cache-control', 'no-store');
    const actor = readVisitorActor(request);
    return actor.ok ? answer(actor.value) : refuseVisitor(reply, actor.problem);
  }

  /** 201 where this request had the words stored, 200 where an earlier one had. */
  async function writing(reply: FastifyReply, command: CommandOf<'start-chat' | 'write'>): Promise<unknown> {
    const askedAt = server.now();
    const written = await server.handle(command);
    if (!written.ok) return refuseVisitor(reply, written.problem);
    const { storedAt } = written.value;
    return reply.code(storedNow({ id: command.commandId, storedAt }, askedAt) ? 201 : 200).send(written.value);
  }
}
