import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals-core';
import type { Result } from '../../src/base/result.ts';
import type { Stop } from '../../src/base/stop.ts';
import { TYPING_EVERY_MS, type Typing } from '../../src/domain/chat/typing.ts';
import type { FileRef } from '../../src/domain/file/chat-file.ts';
import type { InvitationView } from '../../src/domain/invitation/invitation-view.ts';
import type { Problem } from '../../src/domain/problem.ts';
import type { OnlineVisitors } from '../../src/domain/visit/online-visitor.ts';
import type { AgentChatPage, InboxList, InboxPage } from '../../src/workspace/agents/agent-side.ts';
import type { CommandKind, CommandOf } from '../../src/workspace/command.ts';
import type { ReplyOf } from '../../src/workspace/reply.ts';
import { fromBase64, toBase64 } from '../bench/base64.ts';
import type { Bench } from '../bench/bench.ts';
import { randomId } from '../bench/random-id.ts';
import type { SceneAgent } from '../scene.ts';
import { saveBytes } from './save-bytes.ts';

export type DeskList = InboxList | 'visitors' | 'invitations';

/** What lies before the agent: a chat, or a visitor who has none. */
export type Chosen =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'chat'; readonly id: string }
  | { readonly kind: 'visitor'; readonly id: string };

/** One agent's console without its looks. */
export interface Desk {
  /** Who sits here; null: the scene has nobody for it. */
  readonly agent: ReadonlySignal<string | null>;
  readonly list: ReadonlySignal<DeskList>;
  readonly chosen: ReadonlySignal<Chosen>;
  readonly inbox: ReadonlySignal<InboxPage | null>;
  /** The chosen chat, or why it may not be read. */
  readonly chat: ReadonlySignal<Result<AgentChatPage, Problem> | null>;
  /** Who else is writing in the chosen chat; null: nobody. */
  readonly typing: ReadonlySignal<Typing | null>;
  readonly visitors: ReadonlySignal<OnlineVisitors | null>;
  readonly invitations: ReadonlySignal<readonly InvitationView[]>;
  /** The last refusal here; null once something was done. */
  readonly refusal: ReadonlySignal<Problem | null>;
  /** What whoever did the last thing should know of it. */
  readonly warning: ReadonlySignal<string | null>;
  sit(agent: string): void;
  show(list: DeskList): void;
  choose(chosen: Chosen): void;
  warn(text: string): void;
  /** The agent is writing words to the visitor of the chosen chat. */
  tellTyping(): void;
  /** Replies a thousand times, for whoever wants to see a long chat. */
  sayMuch(chat: string): Promise<void>;
  /** Hands a file in for the chosen chat; null: it was refused. */
  attach(file: File): Promise<FileRef | null>;
  /** Saves a file of the chosen chat where the browser puts them. */
  save(file: FileRef): Promise<void>;
  act<Kind extends CommandKind>(command: CommandOf<Kind>): Promise<Result<ReplyOf<Kind>, Problem>>;
  leave(): void;
}

export interface DeskOptions {
  readonly bench: ReadonlySignal<Bench | null>;
  readonly agents: ReadonlySignal<readonly SceneAgent[]>;
  /** Which of the scene's agents sits here at first, from 0. */
  readonly place: number;
}

const LONGEST_LOG = 200;
const MUCH = 1_000;
const NOTHING = { kind: 'nothing' } as const;

export function createDesk({ bench, agents, place }: DeskOptions): Desk {
  const seated = signal<string | null>(null);
  const agent = computed(() => {
    const ids = agents.value.map(({ id }) => id);
    return seated.value !== null && ids.includes(seated.value) ? seated.value : (ids[place] ?? null);
  });
  const list = signal<DeskList>('queued');
  const chosen = signal<Chosen>(NOTHING);
  const inbox = signal<InboxPage | null>(null);
  const chat = signal<Result<AgentChatPage, Problem> | null>(null);
  const typing = signal<Typing | null>(null);
  const visitors = signal<OnlineVisitors | null>(null);
  const invitations = signal<readonly InvitationView[]>([]);
  const refusal = signal<Problem | null>(null);
  const warning = signal<string | null>(null);

  let looking: Promise<void> = Promise.resolve();
  let isStale = false;
  let marked = '';
  let toldAt = 0;

  async function readAll(on: Bench, id: string): Promise<void> {
    const { value: shown } = list;
    const { value: before } = chosen;
    const [page, log, writing, people, invited] = await Promise.all([
      on.inbox(id, { list: isInboxList(shown) ? shown : 'queued' }),
      before.kind === 'chat' ? on.chatFor(id, before.id, { limit: LONGEST_LOG }) : null,
      before.kind === 'chat' ? on.typingIn(before.id) : null,
      on.onlineVisitors(id),
      on.invitations(id),
    ]);
    if (on !== bench.value || id !== agent.value) return;
    if (page.ok && shown === list.value) inbox.value = page.value;
    if (before === chosen.value) {
      chat.value = log;
      typing.value = writing?.ok && writing.value && !isBy(writing.value, id) ? writing.value : null;
      if (log?.ok) markRead(on, id, log.value);
    }
    visitors.value = people.ok ? people.value : null;
    invitations.value = invited.ok ? invited.value : [];
    if (!page.ok) refusal.value = page.problem;
  }

  /** What is before the agent has been read; those who may not answer leave no mark, and nobody minds. */
  function markRead(on: Bench, id: string, { chat: { id: of, shownHead } }: AgentChatPage): void {
    const mark = `${id} ${of} ${shownHead}`;
    if (mark === marked || shownHead === 0) return;
    marked = mark;
    void on.act({ kind: 'mark-read', actor: { kind: 'agent', id }, chat: of, number: shownHead });
  }

  /** One look at a time; whatever changes during one is seen by the next, however much it is. */
  function look(): Promise<void> {
    isStale = true;
    looking = looking.then(async () => {
      if (!isStale) return;
      isStale = false;
      if (bench.value && agent.value !== null) await readAll(bench.value, agent.value);
    });
    return looking;
  }

  function clear(): void {
    inbox.value = null;
    chat.value = null;
    typing.value = null;
    visitors.value = null;
    invitations.value = [];
    refusal.value = null;
    warning.value = null;
    chosen.value = NOTHING;
  }

  let stopListening: Stop = () => {};
  const stopWatching = effect(() => {
    const on = bench.value;
    const id = agent.value;
    stopListening();
    stopListening = on && id !== null ? on.onChange(() => void look()) : () => {};
    untracked(() => {
      clear();
      void look();
    });
  });

  return {
    agent,
    list,
    chosen,
    inbox,
    chat,
    typing,
    visitors,
    invitations,
    refusal,
    warning,
    sit(id) {
      seated.value = id;
    },
    show(next) {
      list.value = next;
      void look();
    },
    choose(next) {
      if (next.kind !== 'chat' || chosen.value.kind !== 'chat' || next.id !== chosen.value.id) chat.value = null;
      chosen.value = next;
      typing.value = null;
      refusal.value = null;
      warning.value = null;
      void look();
    },
    warn(text) {
      warning.value = text;
    },
    tellTyping() {
      const { value: before } = chosen;
      const now = performance.now();
      if (!bench.value || agent.value === null || before.kind !== 'chat' || now - toldAt < TYPING_EVERY_MS) return;
      toldAt = now;
      const actor = { kind: 'agent', id: agent.value } as const;
      void bench.value.act({ kind: 'tell-typing', actor, chat: before.id });
    },
    async sayMuch(chat) {
      const { value: on } = bench;
      const { value: id } = agent;
      if (!on || id === null) return;
      for (let number = 1; number <= MUCH; number += 1) {
        const words = { chat, commandId: randomId(), text: `Lamp number ${number} of our catalogue.` };
        const said = await on.act({ kind: 'reply', actor: { kind: 'agent', id }, ...words });
        refusal.value = said.ok ? null : said.problem;
        if (!said.ok) return;
      }
    },
    async attach(file) {
      const { value: before } = chosen;
      if (!bench.value || agent.value === null || before.kind !== 'chat') return null;
      const base64 = toBase64(new Uint8Array(await file.arrayBuffer()));
      const sent = await bench.value.sendFile(agent.value, before.id, { name: file.name, base64 });
      refusal.value = sent.ok ? null : sent.problem;
      return sent.ok ? sent.value : null;
    },
    async save(file) {
      if (!bench.value || agent.value === null) return;
      const read = await bench.value.readFile(agent.value, file.id);
      refusal.value = read.ok ? null : read.problem;
      if (read.ok) saveBytes(file, fromBase64(read.value));
    },
    async act<Kind extends CommandKind>(command: CommandOf<Kind>) {
      const answer: Result<ReplyOf<Kind>, Problem> = bench.value
        ? await bench.value.act<Kind>(command)
        : { ok: false, problem: NO_BENCH };
      refusal.value = answer.ok ? null : answer.problem;
      warning.value = null;
      await look();
      return answer;
    },
    leave() {
      stopListening();
      stopWatching();
    },
  };
}

const NO_BENCH: Problem = { code: 'unavailable', message: 'No bench is open.' };

const isBy = ({ by }: Typing, agent: string): boolean => by.kind === 'agent' && by.id === agent;

const isInboxList = (list: DeskList): list is InboxList => list !== 'visitors' && list !== 'invitations';
