import { toInstant } from '../../base/instant.ts';
import { canonicalJson } from '../../base/json.ts';
import { mayReadChat, maySeeChat, type SeeingAgent } from '../../domain/agent/may-see-chat.ts';
import { ROLE_PERMISSIONS } from '../../domain/agent/role-permissions.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import type { ChatEntry } from '../../domain/chat/chat-entry.ts';
import type { Typing } from '../../domain/chat/typing.ts';
import { isOver } from '../chats/chat-documents.ts';
import { viewChat } from '../chats/chat-view.ts';
import { invitationView } from '../invitations/invitation-view.ts';
import { notSignedIn } from '../problems.ts';
import type { Changed } from '../state/changed.ts';
import type { LiveState } from '../state/documents.ts';
import type { AgentFrame, ChatView, Colleague } from './agent-side.ts';
import { agentView } from './agent-view.ts';
import { countChats, seenChats } from './inbox-lists.ts';
import type { SharedReads } from './remember-reads.ts';
import { seeingAgent } from './seeing-agent.ts';

/** More new lines at once than this a page reads by itself. */
const MOST_ENTRIES = 50;

export interface FollowerOptions {
  readonly agent: string;
  readonly login: string | undefined;
  readonly reads: SharedReads;
  readonly now: () => number;
}

/** One page of one agent: what it was told, and the frames that bring it up to the present. */
export interface Follower {
  begin(state: LiveState): Promise<readonly AgentFrame[]>;
  /** `changes`: what has happened since; null among them: anything may have. */
  goOn(state: LiveState, changes: readonly (Changed | null)[]): Promise<readonly AgentFrame[]>;
  /** What the page hears of somebody who is writing; null: nothing, as of itself or where it may not read. */
  hearTyping(state: LiveState, typing: Typing): AgentFrame | null;
}

export function createFollower({ agent: id, login, reads, now }: FollowerOptions): Follower {
  /** The chats in sight, as they were told. */
  const told = new Map<string, Chat>();
  /** The last number of each log that the page knows of. */
  const heads = new Map<string, number>();
  const colleagues = new Map<string, string>();
  let rights = '';
  let self = '';
  let counts = '';

  /** The agent as they are now; null: they follow no more. */
  const present = (state: LiveState): SeeingAgent | null => {
    const found = seeingAgent(state, id);
    const known = login === undefined ? null : state.logins.get(login);
    const signedIn = login === undefined || (known?.agent === id && now() < known.expiresAt);
    return found.ok && signedIn ? found.value : null;
  };

  const view = async (state: LiveState, chat: Chat, agent: SeeingAgent): Promise<ChatView> =>
    viewChat(state, chat, await reads.facts(chat), agent);

  const newEntries = async (chat: ChatView): Promise<readonly ChatEntry[]> => {
    const after = heads.get(chat.id) ?? 0;
    heads.set(chat.id, chat.head);
    if (!chat.readable || chat.head === after || chat.head - after > MOST_ENTRIES) return [];
    return reads.entries(chat, after + 1);
  };

  const chatFrame = async (state: LiveState, chatId: string, agent: SeeingAgent): Promise<AgentFrame | null> => {
    const before = told.get(chatId);
    const chat = state.chats.get(chatId) ?? (await reads.chat(chatId));
    if (!chat || !maySeeChat(chat, agent)) {
      told.delete(chatId);
      return before ? { kind: 'chat-gone', chat: chatId } : null;
    }
    if (isOver(chat)) told.delete(chatId);
    else told.set(chatId, chat);
    const shown = await view(state, chat, agent);
    return { kind: 'chat', chat: shown, entries: await newEntries(shown) };
  };

  const selfFrame = (state: LiveState): AgentFrame | null => {
    const agent = state.agents.get(id);
    if (!agent) return null;
    const seen = agentView(id, agent, now());
    const before = self;
    self = canonicalJson(colleagueOf(seen));
    return self === before ? null : { kind: 'self', self: seen, permissions: ROLE_PERMISSIONS[agent.role] };
  };

  const colleagueFrame = (state: LiveState, other: string): AgentFrame | null => {
    const known = colleagues.get(other);
    const agent = state.agents.get(other);
    if (!agent) return colleagues.delete(other) ? { kind: 'agent-gone', agent: other } : null;
    const colleague = colleagueOf(agentView(other, agent, now()));
    const text = canonicalJson(colleague);
    colleagues.set(other, text);
    return text === known ? null : { kind: 'agent', agent: colleague };
  };

  const invitationFrame = async (state: LiveState, invitationId: string): Promise<AgentFrame | null> => {
    const invitation = state.invitations.get(invitationId) ?? (await reads.invitation(invitationId));
    return invitation?.by === id ? { kind: 'invitation', invitation: invitationView(state, invitation) } : null;
  };

  const countsFrame = (): AgentFrame | null => {
    const counted = countChats(told.values(), id);
    const before = counts;
    counts = canonicalJson(counted);
    return counts === before ? null : { kind: 'counts', counts: counted };
  };

  return {
    async begin(state) {
      const agent = present(state);
      if (!agent) return [ENDED];
      rights = rightsOf(agent);
      const chats = seenChats(state, agent);
      for (const chat of chats) {
        told.set(chat.id, chat);
        heads.set(chat.id, chat.head);
      }
      const views = await Promise.all(chats.map((chat) => view(state, chat, agent)));
      const everybody = [...state.agents.keys()].sort();
      const agents = everybody.flatMap((other) => {
        const frame = colleagueFrame(state, other);
        return frame?.kind === 'agent' ? [frame.agent] : [];
      });
      const me = selfFrame(state);
      if (me?.kind !== 'self') return [ENDED];
      countsFrame();
      return [
        {
          kind: 'snapshot',
          at: toInstant(now()),
          self: me.self,
          permissions: me.permissions,
          counts: countChats(chats, id),
          chats: views,
          agents,
          invitations: [...state.invitations.values()]
            .filter(({ by }) => by === id)
            .map((invitation) => invitationView(state, invitation)),
        },
      ];
    },

    async goOn(state, changes) {
      const agent = present(state);
      if (!agent) return [ENDED];
      const known = changes.filter((changed) => changed !== null);
      const anew = known.length < changes.length;
      const before = rights;
      rights = rightsOf(agent);
      const chats = new Set(known.flatMap((changed) => [...changed.chats]));
      const visited = known.filter(({ visits }) => visits.size > 0);
      if (visited.length > 0) {
        for (const [chat, { visitor }] of told) {
          if (visited.some(({ visits }) => visits.has(visitor))) chats.add(chat);
        }
      }
      if (anew || rights !== before) {
        for (const chat of told.keys()) chats.add(chat);
        for (const chat of seenChats(state, agent)) chats.add(chat.id);
      }
      const others = new Set(known.flatMap((changed) => [...changed.agents]));
      if (anew) for (const other of [...colleagues.keys(), ...state.agents.keys()]) others.add(other);
      const invitations = new Set(known.flatMap((changed) => [...changed.invitations]));
      if (anew) for (const [invitation, { by }] of state.invitations) if (by === id) invitations.add(invitation);

      const frames: (AgentFrame | null)[] = others.has(id) ? [selfFrame(state)] : [];
      for (const other of others) frames.push(colleagueFrame(state, other));
      for (const chat of chats) frames.push(await chatFrame(state, chat, agent));
      if (chats.size > 0) frames.push(countsFrame());
      for (const invitation of invitations) frames.push(await invitationFrame(state, invitation));
      if (anew || visited.length > 0) frames.push({ kind: 'visitors-changed' });
      if (anew || known.some(({ settings }) => settings)) frames.push({ kind: 'settings-changed' });
      return frames.filter((frame) => frame !== null);
    },

    hearTyping(state, { chat: chatId, by, until }) {
      const agent = present(state);
      const chat = told.has(chatId) ? state.chats.get(chatId) : undefined;
      if (!agent || !chat || !mayReadChat(chat, agent) || (by.kind === 'agent' && by.id === id)) return null;
      return { kind: 'typing', chat: chatId, by, until };
    },
  };
}

const ENDED: AgentFrame = { kind: 'ended', problem: notSignedIn() };

const rightsOf = ({ role, departments }: SeeingAgent): string => canonicalJson({ role, departments });

/** Sessions are nobody else's business, and their heartbeats are no news. */
function colleagueOf({ sessions: _sessions, ...colleague }: ReturnType<typeof agentView>): Colleague {
  return colleague;
}
