import type { FastifyInstance } from 'fastify';
import { httpBackend } from '../../src/adapters/http.ts';
import { memoryBackend } from '../../src/adapters/memory.ts';
import type { ChatBackend } from '../../src/contract/chat-backend.ts';
import { createApp } from '../../src/node/app.ts';
import type { BackendBench } from '../../src/testing/backend-conformance.ts';
import { expectThat } from '../../src/testing/expect-that.ts';
import { createReferenceServer } from '../../src/workspace/create-reference-server.ts';
import type { ReferenceServer } from '../../src/workspace/reference-server.ts';

const WIDGET = 'shop';

/** A reference server in real time, and the handles that every bench on one has. */
export function openServer() {
  const newId = (): string => crypto.randomUUID().replaceAll('-', '');
  const server = createReferenceServer({ settings: { id: WIDGET }, now: Date.now, newId });
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
      close: () => server.close(),
    } satisfies Partial<BackendBench>,
  };
}

/** The memory backend: ten lines. A losing wrapper stands where a network would be. */
export async function openMemoryBench(): Promise<BackendBench> {
  const { server, handles } = openServer();
  let losing = false;
  const open = (widget: string): ChatBackend => memoryBackend(server, { widget });
  const backend = open(WIDGET);
  const losingBackend: ChatBackend = {
    ...backend,
    async submit(submission) {
      const answer = await backend.submit(submission);
      if (!losing) return answer;
      losing = false;
      return { ok: false, problem: { code: 'unreachable', message: 'The answer was lost.' } };
    },
  };
  return {
    ...handles,
    backend: losingBackend,
    loseNextAnswer: () => (losing = true),
    openUnknown: () => open('nowhere'),
  };
}

/** The HTTP backend, against a server on a port of this machine; `fetch` loses the answer after it was given. */
export async function openHttpBench(): Promise<BackendBench> {
  const { server, handles } = openServer();
  const { url, app } = await listen(server);
  let losing = false;
  const losingFetch: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init);
    if (!losing) return answer;
    losing = false;
    throw new TypeError('connection reset');
  };
  const open = (widget: string): ChatBackend => httpBackend({ server: url, widget, fetch: losingFetch });
  return {
    ...handles,
    backend: open(WIDGET),
    loseNextAnswer: () => (losing = true),
    openUnknown: () => open('nowhere'),
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
