import type { FastifyInstance } from 'fastify';
import { ok } from '../../base/result.ts';
import type { CommandOf } from '../../workspace/command.ts';
import type { ReferenceServer } from '../../workspace/reference-server.ts';
import { readListQuery } from '../management/list-query.ts';
import { asAgent } from './as-agent.ts';
import { commandOfBody } from './command-of-body.ts';

const CHAT = '/chats/:id';

type OneChat = { Params: { id: string }; Querystring: Record<string, unknown> };
type List = { Querystring: Record<string, unknown> };

type Act =
  | 'open-chat'
  | 'reply'
  | 'note'
  | 'pass-offer'
  | 'transfer-chat'
  | 'close-chat'
  | 'reopen-chat'
  | 'mark-read'
  | 'tell-typing';

/** Each address that does something with a chat, and the command it stands for. */
const ACTS: Readonly<Record<string, Act>> = {
  open: 'open-chat',
  replies: 'reply',
  notes: 'note',
  pass: 'pass-offer',
  transfer: 'transfer-chat',
  close: 'close-chat',
  reopen: 'reopen-chat',
  read: 'mark-read',
  typing: 'tell-typing',
};

/** An agent's lists, and what they do with one chat (rules C and O). */
export function chatsRoutes(app: FastifyInstance, server: ReferenceServer): void {
  const as = asAgent(server);

  app.get<List>(
    '/inbox',
    as<List>(async ({ agent }, request) => {
      const query = readListQuery(request.query, ['list', 'limit', 'cursor']);
      return query.ok ? server.inbox(agent.id, { list: 'mine', ...query.value }) : query;
    }),
  );

  app.get<OneChat>(
    CHAT,
    as<OneChat>(async ({ agent }, { params, query: asked }) => {
      const query = readListQuery(asked, ['before', 'limit']);
      return query.ok ? server.chatFor(agent.id, params.id, query.value) : query;
    }),
  );

  for (const [name, kind] of Object.entries(ACTS)) {
    app.post<OneChat>(
      `${CHAT}/${name}`,
      as<OneChat>(async ({ agent: { id } }, { params, body }) => {
        const command = commandOfBody<Act>(body, { kind, actor: { kind: 'agent', id }, chat: params.id });
        const done = command.ok ? await server.handle(command.value as CommandOf<Act>) : command;
        if (!done.ok) return done;
        // What others hear of it is no answer.
        return ok(kind === 'tell-typing' ? null : done.value);
      }),
    );
  }
}

/** The addresses above that take a POST. */
export const CHAT_ACTS: readonly string[] = Object.keys(ACTS).map((name) => `${CHAT}/${name}`);
