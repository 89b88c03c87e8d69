import { toInstant } from '../../src/base/instant.ts';
import { LIMITS, type Limits } from '../../src/domain/access/limits.ts';
import { aSessionRequest } from '../../src/testing/builders.ts';
import { expectThat } from '../../src/testing/expect-that.ts';
import type { VisitorActor } from '../../src/workspace/chats/chat-command.ts';
import type { Command } from '../../src/workspace/command.ts';
import { handle } from '../../src/workspace/machine.ts';
import { type LiveState, readState } from '../../src/workspace/state/documents.ts';
import { draftOver } from '../../src/workspace/state/draft.ts';
import type { Shelf } from '../../src/workspace/state/shelf.ts';
import type { Context } from '../../src/workspace/state/state.ts';
import type { StoredDocument } from '../../src/workspace/store.ts';

export const BEGAN = Date.UTC(2026, 10, 23, 10);

/** No limit: one machine plays all the visitors there are. */
export const NO_LIMITS = Object.fromEntries(
  Object.keys(LIMITS).map((name) => [name, { limit: Number.MAX_SAFE_INTEGER, windowMs: 1 }]),
) as unknown as Limits;

export const newId = (): string => crypto.randomUUID().replaceAll('-', '');

const DEPARTMENTS = Array.from({ length: 20 }, (_, index) => `department-${index}`);

/** A visitor and their chat, which is active with one of the agents. */
export interface Pair {
  readonly visitor: VisitorActor;
  readonly chat: string;
  readonly agent: string;
}

/** A workspace with everything in memory, history too, and chats that go on. */
export interface BusyWorkspace {
  readonly state: LiveState;
  readonly pairs: readonly Pair[];
  readonly agents: readonly string[];
  /** Carries out commands as a host does, group by group, and fails where one is refused. */
  run(commands: readonly Command[]): readonly unknown[];
}

/** History as a host reads it: who the visitors are. Answers and lines of logs go to the store, and do not come back. */
function withoutWords(): Shelf<StoredDocument> {
  const kept = new Map<string, StoredDocument>();
  return {
    get: (key) => kept.get(key),
    set: (key, document) => document.kind.startsWith('visitor') && kept.set(key, document),
    delete: (key) => kept.delete(key),
    entries: () => kept.entries(),
  };
}

/** The size of a host's commit while as many callers wait for their answers. */
const GROUP = 64;

export function busyWorkspace({ live, agents: staff }: { live: number; agents: number }): BusyWorkspace {
  const state: LiveState = { ...readState([], toInstant(BEGAN), null), history: withoutWords() };
  let now = BEGAN;
  const run = (commands: readonly Command[]): readonly unknown[] => {
    const replies: unknown[] = [];
    for (let first = 0; first < commands.length; first += GROUP) {
      now += 5;
      const context: Context = { now: toInstant(now), newId, limits: NO_LIMITS };
      const draft = draftOver(state);
      for (const command of commands.slice(first, first + GROUP)) {
        replies.push(expectThat.value(handle(draft, command, context), command.kind));
      }
      draft.settle();
      state.events.length = 0;
    }
    return replies;
  };

  const agents = Array.from({ length: staff }, (_, index) => `agent-${String(index).padStart(3, '0')}`);
  run([
    { kind: 'save-widget', settings: { id: 'shop', departments: DEPARTMENTS } },
    { kind: 'save-department', department: 'default', chats: { capacity: 0 } },
    ...agents.map(
      (agent, index): Command => ({
        kind: 'save-agent',
        agent,
        online: 'online',
        role: 'admin',
        departments: [DEPARTMENTS[index % 20] ?? '', DEPARTMENTS[(index * 7 + 3) % 20] ?? ''],
      }),
    ),
    ...agents.map((agent): Command => ({ kind: 'beat', agent, session: agent, transport: 'http', active: true })),
  ]);
  const visitors = run(Array.from({ length: live }, visit)).map(visitorOf);
  const started = run(visitors.map((visitor, index) => startChat(visitor, index)));
  const pairs = visitors.map((visitor, index) => ({
    visitor,
    chat: (started[index] as { chat: string }).chat,
    agent: agents[index % staff] ?? '',
  }));
  run(pairs.map(({ chat, agent: id }) => ({ kind: 'open-chat', actor: { kind: 'agent', id }, chat })));
  return { state, pairs, agents, run };
}

export const visit = (): Command => ({
  kind: 'resolve-session',
  widget: 'shop',
  request: aSessionRequest({ boot: newId() }),
  hostToken: null,
  origin: null,
  address: null,
});

export const visitorOf = (session: unknown): VisitorActor => ({
  kind: 'visitor',
  widget: 'shop',
  token: (session as { secure?: { token: string } }).secure?.token ?? '',
  origin: null,
});

export const startChat = (actor: VisitorActor, index: number): Command => ({
  kind: 'start-chat',
  actor,
  commandId: newId(),
  text: 'Is the lamp in stock?',
  department: DEPARTMENTS[index % 20] ?? '',
});
