import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  parseChatStart,
  parseChatWords,
  parsePosition,
  parseRating,
  parseReadMark,
} from '../protocol/chat-start-schema.ts';
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

/** What is done with one chat, as its address says it. */
const ACTS = ['messages', 'hand-off', 'end', 'read', 'typing', 'rating'] as const;

/** The longest message in characters that take four bytes each, escaped, and its address: more no page of ours sends. */
const BODY_LIMIT_BYTES = 65_536;

/** `/w/{widget}/chat…`: all that a visitor does with a chat, and reading it (C-1 to C-4, C-17, K-1, K-2, K-8). */
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

  app.post<OfChat>(`${CHAT}/:chat/read`, options, (request, reply) =>
    asVisitor(request, reply, async (actor) => {
      const mark = parseReadMark(request.body);
      if (!mark.ok) return refuseVisitor(reply, mark.problem);
      return doing(reply, { ...mark.value, kind: 'mark-read', actor, chat: request.params.chat });
    }),
  );

  app.post<OfChat>(`${CHAT}/:chat/typing`, options, (request, reply) =>
    asVisitor(request, reply, (actor) => doing(reply, { kind: 'tell-typing', actor, chat: request.params.chat })),
  );

  app.post<OfChat>(`${CHAT}/:chat/rating`, options, (request, reply) =>
    asVisitor(request, reply, async (actor) => {
      const rating = parseRating(request.body);
      if (!rating.ok) return refuseVisitor(reply, rating.problem);
      return doing(reply, { ...rating.value, kind: 'rate-chat', actor, chat: request.params.chat });
    }),
  );

  preflight(CHAT, 'GET, POST', ['GET', 'HEAD', 'POST', 'OPTIONS']);
  for (const act of ACTS) preflight(`${CHAT}/:chat/${act}`, 'POST', ['POST', 'OPTIONS']);

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

  async function doing(
    reply: FastifyReply,
    command: CommandOf<'mark-read' | 'tell-typing' | 'rate-chat'>,
  ): Promise<FastifyReply> {
    const done = await server.handle(command);
    return done.ok ? reply.code(204).send() : refuseVisitor(reply, done.problem);
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
