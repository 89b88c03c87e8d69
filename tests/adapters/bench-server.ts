import type { Stop } from '../../src/base/stop.ts';
import type { BackendBench, BenchFiles, BenchMarks } from '../../src/testing/backend-conformance.ts';
import { expectThat } from '../../src/testing/expect-that.ts';
import type { AgentFrame } from '../../src/workspace/agents/agent-side.ts';
import type { AgentChatActor } from '../../src/workspace/chats/chat-command.ts';
import { createReferenceServer } from '../../src/workspace/create-reference-server.ts';
import type { ReferenceServer } from '../../src/workspace/reference-server.ts';
import type { Store } from '../../src/workspace/store.ts';

export const WIDGET = 'shop';

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
        ...marksAndFiles(server, { kind: 'agent', id: GRACE }, newId),
      },
      close: () => server.close(),
    } satisfies Partial<BackendBench>,
  };
}

function marksAndFiles(
  server: ReferenceServer,
  actor: AgentChatActor,
  newId: () => string,
): { readonly marks: Required<BenchMarks>; readonly files: BenchFiles } {
  const follow = async (hear: (frame: AgentFrame) => void): Promise<Stop> =>
    new Promise((resolve) => {
      const stop = server.agentFeed(actor.id, (frame) => {
        hear(frame);
        if (frame.kind === 'snapshot') resolve(stop);
      });
    });
  return {
    marks: {
      async receive() {
        (await follow(() => undefined))();
      },
      async read(chat, number) {
        expectThat.value(await server.handle({ kind: 'mark-read', actor, chat, number }), 'mark-read');
      },
      async type(chat) {
        expectThat.value(await server.handle({ kind: 'tell-typing', actor, chat }), 'tell-typing');
      },
      async readByVisitor(chat) {
        return expectThat.value(await server.chatFor(actor.id, chat), 'chatFor').chat.readByVisitor;
      },
      async hearTyping(said) {
        const heard: string[] = [];
        const stop = await follow((frame) => {
          if (frame.kind === 'typing' && frame.by.kind === 'visitor') heard.push(frame.chat);
        });
        await said();
        stop();
        return heard;
      },
    },
    files: {
      async send(chat, { name, bytes }) {
        const file = { name, bytes: new Uint8Array(await bytes.arrayBuffer()) };
        const { id } = expectThat.value(await server.uploadFile(actor, chat, file), 'uploadFile');
        const reply = { kind: 'reply', actor, chat, commandId: newId(), text: '', files: [id] } as const;
        expectThat.value(await server.handle(reply), 'reply');
      },
      async read(file) {
        const { bytes } = expectThat.value(await server.readFile(actor, file), 'readFile');
        return new Blob([new Uint8Array(bytes)]);
      },
    },
  };
}
