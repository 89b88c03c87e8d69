import type { Contact } from '../../src/domain/chat/chat.ts';
import type { ChatRulesSettings } from '../../src/domain/chat/department-settings.ts';
import type { WidgetSettings } from '../../src/domain/settings.ts';
import type { VisitorActor } from '../../src/workspace/chats/chat-command.ts';
import type { FileStore } from '../../src/workspace/files/file-store.ts';
import type { Chat, ChatEntry, ChatTransition } from '../../src/workspace/index.ts';
import type { Store } from '../../src/workspace/store.ts';
import { answered, type Bench, hexId, openBench } from './bench.ts';

type AgentMembers = Partial<Omit<Parameters<Bench['server']['handle']>[0] & { kind: 'save-agent' }, 'kind' | 'agent'>>;

export type ChatBench = Awaited<ReturnType<typeof openChatBench>>;

/** A bench with one visitor who has a session, and short ways to what chats need. */
export async function openChatBench({
  settings = { id: 'w' },
  rules,
  store,
  files,
}: {
  settings?: WidgetSettings;
  rules?: ChatRulesSettings;
  store?: Store;
  files?: FileStore;
} = {}) {
  const bench = openBench({ settings, ...(store && { store }), ...(files && { files }) });
  const { server, clock } = bench;
  let commands = 1_000;
  const commandId = (): string => hexId(++commands);
  const agent = (id: string) => ({ kind: 'agent', id }) as const;

  /** The session of a browser of its own. */
  const visit = async (boot = hexId(++commands)): Promise<VisitorActor> => {
    const { secure } = answered(await bench.resolve({ boot }));
    return { kind: 'visitor', widget: 'w', token: secure?.token ?? '', origin: null };
  };
  const ada = await visit();
  if (rules) await server.handle({ kind: 'save-department', department: 'default', chats: rules });

  const chat = async (id: string): Promise<Chat> => answered(await server.chat(id)).chat;
  const log = async (id: string): Promise<readonly ChatEntry[]> => answered(await server.chat(id)).log;

  return {
    ...bench,
    ada,
    visit,
    commandId,
    agent,
    chat,
    log,
    /** An agent as they are from now on, with a session unless they are `absent`. */
    async staff(id: string, { absent = false, ...members }: AgentMembers & { absent?: boolean } = {}): Promise<void> {
      answered(await server.handle({ kind: 'save-agent', agent: id, online: 'online', ...members }));
      if (!absent)
        await server.handle({ kind: 'beat', agent: id, session: `${id}-1`, transport: 'http', active: true });
    },
    start: (
      by = ada,
      members: { text?: string; department?: string; skipsBot?: boolean; commandId?: string; contact?: Contact } = {},
    ) => server.handle({ kind: 'start-chat', actor: by, commandId: commandId(), text: 'Hello?', ...members }),
    write: (
      id: string,
      by: VisitorActor | { kind: 'bot' } = ada,
      members: {
        text?: string;
        commandId?: string;
        offers?: ('person' | 'form')[];
        choices?: string[];
        answers?: number;
      } = {},
    ) => server.handle({ kind: 'write', actor: by, chat: id, commandId: commandId(), text: 'Anybody?', ...members }),
    open: (id: string, by: string) => server.handle({ kind: 'open-chat', actor: agent(by), chat: id }),
    reply: (id: string, by: string) =>
      server.handle({ kind: 'reply', actor: agent(by), chat: id, commandId: commandId(), text: 'Good morning.' }),
    /** Every step of a chat: `queued>active opened anna`, with the agent it concerns. */
    async steps(id: string): Promise<readonly string[]> {
      return (await log(id))
        .filter((entry): entry is ChatTransition => entry.kind === 'transition')
        .map(({ from, to, reason, agent: whom }) => [`${from ?? ''}>${to}`, reason, whom].filter(Boolean).join(' '));
    },
    /** Moves the clock on, with the tick that is owed. */
    async pass(seconds: number): Promise<void> {
      clock.now += seconds * 1_000;
      answered(await server.handle({ kind: 'tick' }));
    },
    /** Moves the clock on and sends nothing: whoever ticks is late. */
    sleep(seconds: number): void {
      clock.now += seconds * 1_000;
    },
  };
}
