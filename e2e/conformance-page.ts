import { httpBackend } from '../src/adapters/http.ts';
import type { ChatBackend } from '../src/contract/chat-backend.ts';
import {
  type BackendBench,
  type BenchAgent,
  type ConformanceReport,
  runBackendConformance,
} from '../src/testing/backend-conformance.ts';
import { openMemoryBench } from '../tests/adapters/memory-bench.ts';
import type { Desk } from './conformance-desk.ts';

declare global {
  interface Window {
    /** Asks the desk of the story; what goes and comes is JSON. */
    askDesk(name: string, asked: readonly unknown[]): Promise<unknown>;
    prove: typeof prove;
  }
}

const ask = <Name extends keyof Desk>(
  name: Name,
  ...asked: Parameters<Desk[Name]>
): Promise<Awaited<ReturnType<Desk[Name]>>> => window.askDesk(name, asked) as Promise<Awaited<ReturnType<Desk[Name]>>>;

/** Our server over HTTP as a page has it; the other side is the desk's. */
async function openHttpBench(server: string): Promise<BackendBench> {
  const { widget, name, id } = await ask('open');
  let losing = false;
  const losingFetch: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init);
    if (!losing) return answer;
    losing = false;
    throw new TypeError('The answer was lost.');
  };
  const open = (of: string): ChatBackend => httpBackend({ server, widget: of, fetch: losingFetch, live: 'socket' });
  const backend = open(widget);
  const agent: BenchAgent = {
    name,
    id,
    come: () => ask('come'),
    reply: (chat, text) => ask('reply', chat, text),
    note: (chat, text) => ask('note', chat, text),
    end: (chat) => ask('end', chat),
    invite: (visitor, text) => ask('invite', visitor, text),
    marks: {
      receive: (chat) => ask('receive', chat),
      read: (chat, number) => ask('read', chat, number),
      type: (chat) => ask('type', chat),
      readByVisitor: (chat) => ask('readByVisitor', chat),
      async hearTyping(said) {
        await ask('listen');
        await said();
        return ask('heard');
      },
    },
    files: {
      send: async (chat, { name, bytes }) =>
        ask('sendFile', chat, name, [...new Uint8Array(await bytes.arrayBuffer())]),
      read: async (file) => new Blob([new Uint8Array(await ask('readFile', file))]),
    },
  };
  return {
    backend,
    widget,
    agent,
    saveSettings: (settings) => ask('saveSettings', settings),
    setStaffed: (staffed) => ask('setStaffed', staffed),
    messages: () => ask('messages'),
    visitors: () => ask('visitors'),
    advance: (ms) => ask('advance', ms),
    cutConnections: () => ask('cutConnections'),
    loseNextAnswer: () => {
      losing = true;
    },
    openUnknown: () => open('nowhere'),
    async close() {
      backend.close();
      await ask('close');
    },
  };
}

/** Tries every promise in this page; of `memory`, whose other side is in it as well, and of the `server` over HTTP. */
export const prove = (backend: 'memory' | 'http', server: string): Promise<ConformanceReport> =>
  runBackendConformance(backend === 'memory' ? () => openMemoryBench() : () => openHttpBench(server));
