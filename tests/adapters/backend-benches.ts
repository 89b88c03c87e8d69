import type { FastifyInstance } from 'fastify';
import { httpBackend } from '../../src/adapters/http.ts';
import { memoryBackend } from '../../src/adapters/memory.ts';
import { type Result, refused } from '../../src/base/result.ts';
import type { ChatBackend } from '../../src/contract/chat-backend.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { createApp } from '../../src/node/app.ts';
import type { BackendBench } from '../../src/testing/backend-conformance.ts';
import { expectThat } from '../../src/testing/expect-that.ts';
import { createReferenceServer } from '../../src/workspace/create-reference-server.ts';
import type { ReferenceServer } from '../../src/workspace/reference-server.ts';
import type { Store } from '../../src/workspace/store.ts';

const WIDGET = 'shop';

/** Unlike any word that could stand in a page. */
const GRACE = 'agent-0071';

/** A reference server in real time but for what a case adds, and the handles that every bench on one has. */
export function openServer(store?: Store) {
  const newId = (): string => crypto.randomUUID().replaceAll('-', '');
  let added = 0;
  const server = createReferenceServer({
    settings: { id: WIDGET },
    now: () => Date.now() + added,
    newId,
    ...(store && { store }),
  });
  return {
    server,
    handles: {
      widget: WIDGET,
      async saveSettings(settings) {
        expectThat.value(await server.handle({ kind: 'save-widget', settings }), 'save-widget');
      },
      async setStaffed(staffed) {
        const online = staffed ? 'online' : 'offline';
        const saved = await server.handle({ kind: 'save-agent', agent: 'anna', online, presence: 'always' });
        expectThat.value(saved, 'save-agent');
      },
      async messages() {
        return expectThat.value(await server.offlineMessages({ widget: WIDGET, limit: 200 }), 'messages').messages;
      },
      async visitors() {
        return expectThat.value(await server.visitors({ widget: WIDGET, limit: 200 }), 'visitors').visitors;
      },
      async advance(ms) {
        added += ms;
        expectThat.value(await server.handle({ kind: 'tick' }), 'tick');
      },
      agent: {
        name: 'Grace',
        id: GRACE,
        async come() {
          const always = { online: 'online', presence: 'always', role: 'admin', name: 'Grace' } as const;
          expectThat.value(await server.handle({ kind: 'save-agent', agent: GRACE, ...always }), 'save-agent');
        },
        async reply(chat, text) {
          const actor = { kind: 'agent', id: GRACE } as const;
          expectThat.value(await server.handle({ kind: 'reply', actor, chat, commandId: newId(), text }), 'reply');
        },
        async note(chat, text) {
          const actor = { kind: 'agent', id: GRACE } as const;
          expectThat.value(await server.handle({ kind: 'note', actor, chat, commandId: newId(), text }), 'note');
        },
        async end(chat) {
          const actor = { kind: 'agent', id: GRACE } as const;
          expectThat.value(await server.handle({ kind: 'close-chat', actor, chat }), 'close-chat');
        },
        async invite(visitor, text) {
          const actor = { kind: 'agent', id: GRACE } as const;
          const invite = { kind: 'invite', actor, widget: WIDGET, visitor, commandId: newId(), text } as const;
          expectThat.value(await server.handle(invite), 'invite');
        },
      },
      close: () => server.close(),
    } satisfies Partial<BackendBench>,
  };
}

/** The memory backend: ten lines. A losing wrapper stands where a network would be. */
export async function openMemoryBench(store?: Store): Promise<BackendBench> {
  const { server, handles } = openServer(store);
  const open = (widget: string, origin: string | null = null): ChatBackend => memoryBackend(server, { widget, origin });
  const { backend, loseNextAnswer } = losing(open(WIDGET));
  return {
    ...handles,
    backend,
    loseNextAnswer,
    openUnknown: () => open('nowhere'),
    openAt: (origin) => open(WIDGET, origin),
  };
}

/** The HTTP backend, against a server on a port of this machine; `fetch` loses the answer after it was given. */
export async function openHttpBench(store?: Store): Promise<BackendBench> {
  const { server, handles } = openServer(store);
  const { url, app } = await listen(server);
  let losing = false;
  const losingFetch: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init);
    if (!losing) return answer;
    losing = false;
    throw new TypeError('connection reset');
  };
  const open = (widget: string, asked = losingFetch): ChatBackend => httpBackend({ server: url, widget, fetch: asked });
  return {
    ...handles,
    backend: open(WIDGET),
    loseNextAnswer: () => (losing = true),
    openUnknown: () => open('nowhere'),
    openAt: (origin) => open(WIDGET, fetchFrom(origin)),
    close: async () => {
      await app.close();
      await server.close();
    },
  };
}

export async function listen(server: ReferenceServer): Promise<{ url: string; app: FastifyInstance }> {
  const app = await createApp({ server, token: 'a-token-for-tests' });
  return { app, url: await app.listen({ port: 0, host: '127.0.0.1' }) };
}

/** Says what a browser says of itself, and lets nobody else say. */
function fetchFrom(origin: string): typeof fetch {
  return (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('origin', origin);
    return fetch(input, { ...init, headers });
  };
}

function losing(backend: ChatBackend): { backend: ChatBackend; loseNextAnswer: () => void } {
  let lose = false;
  const mayLose = async <Value>(answer: Promise<Result<Value, Problem>>): Promise<Result<Value, Problem>> => {
    const given = await answer;
    if (!lose) return given;
    lose = false;
    return refused({ code: 'unreachable', message: 'The answer was lost.' });
  };
  return {
    backend: {
      ...backend,
      submit: (...given) => mayLose(backend.submit(...given)),
      resolveSession: (request) => mayLose(backend.resolveSession(request)),
      write: (...given) => mayLose(backend.write(...given)),
    },
    loseNextAnswer: () => {
      lose = true;
    },
  };
}
