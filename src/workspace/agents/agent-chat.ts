import { ok, type Result, refused } from '../../base/result.ts';
import { lacks } from '../../domain/agent/lacks.ts';
import { mayReadChat, maySeeChat, type SeeingAgent } from '../../domain/agent/may-see-chat.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import { permissionToOpen } from '../../domain/chat/take-chat.ts';
import type { Problem } from '../../domain/problem.ts';
import { visitorOf } from '../../domain/session/visitor-record.ts';
import { CHAT, isOver, readChat } from '../chats/chat-documents.ts';
import { readChatFacts } from '../chats/chat-facts.ts';
import { viewChat } from '../chats/chat-view.ts';
import { readEntries } from '../chats/read-entries.ts';
import { checkLimit } from '../page-limit.ts';
import { notFound, unavailable } from '../problems.ts';
import type { LiveState } from '../state/documents.ts';
import type { Store } from '../store.ts';
import { readVisitorRecord } from '../visitors/read-visitor-record.ts';
import type { AgentChatPage, ChatLogQuery, VisitorCard } from './agent-side.ts';
import { seeingAgent } from './seeing-agent.ts';

const MOST_EARLIER = 20;

/** Visitors who became one are a handful; whoever became one a hundred times is looked for under the latest ids. */
const MOST_IDS = 8;

/** A chat with one page of its log, for an agent who may read it; what they lack is named (P-6). */
export async function readChatFor(
  store: Store,
  workspace: string,
  state: LiveState,
  agentId: string,
  id: string,
  { before, limit = 50 }: ChatLogQuery,
): Promise<Result<AgentChatPage, Problem>> {
  const agent = seeingAgent(state, agentId);
  if (!agent.ok) return agent;
  const wrong = checkLimit(limit);
  if (wrong) return refused(wrong);
  const chat = await findAnyChat(store, workspace, state, id);
  if (!chat.ok) return chat;
  const refusal = whyUnreadable(chat.value, agent.value);
  if (refusal) return refused(refusal);

  const to = Math.min(chat.value.head, (before ?? Number.POSITIVE_INFINITY) - 1);
  const [facts, log, visitor] = await Promise.all([
    readChatFacts(store, workspace, chat.value),
    readEntries(store, workspace, id, { from: Math.max(1, to - limit + 1), to }),
    readCard(store, workspace, chat.value, agent.value),
  ]);
  if (!facts.ok) return facts;
  if (!log.ok) return log;
  if (!visitor.ok) return visitor;
  const view = viewChat(state, chat.value, facts.value, agent.value);
  return ok({ chat: view, log: log.value, visitor: visitor.value });
}

/** A chat that lives, or one that is over. */
export async function findAnyChat(
  store: Store,
  workspace: string,
  { chats }: LiveState,
  id: string,
): Promise<Result<Chat, Problem>> {
  const live = chats.get(id);
  if (live) return ok(live);
  const stored = await store.get(workspace, CHAT, id);
  if (!stored.ok) return refused(unavailable());
  const chat = stored.value && readChat(stored.value);
  return chat ? ok(chat) : refused(notFound('chat', id));
}

/** What an agent lacks who may not read a chat at this moment; null: they may. */
export function whyUnreadable(chat: Chat, agent: SeeingAgent): Problem | null {
  if (mayReadChat(chat, agent)) return null;
  return lacks(maySeeChat(chat, agent) ? (permissionToOpen(chat, agent.id) ?? 'chats.open-all') : 'chats.open-all');
}

async function readCard(
  store: Store,
  workspace: string,
  { id: present, visitor: of }: Chat,
  agent: SeeingAgent,
): Promise<Result<VisitorCard | null, Problem>> {
  const record = await readVisitorRecord(store, workspace, of);
  if (!record.ok) return record.problem.code === 'not-found' ? ok(null) : record;
  const visitor = visitorOf(record.value);
  const ids = [visitor.id, ...visitor.merged.slice(-MOST_IDS)];
  const pages = await Promise.all(
    ids.map((id) => store.find(workspace, { kind: CHAT, tags: { visitor: id }, limit: MOST_EARLIER })),
  );
  const chats: Chat[] = [];
  for (const page of pages) {
    if (!page.ok) return refused(unavailable());
    chats.push(...page.value.documents.map(readChat).filter((chat) => chat !== null));
  }
  const earlier = chats
    .filter((chat) => chat.id !== present && isOver(chat) && mayReadChat(chat, agent))
    .sort((a, b) => b.startedAt - a.startedAt || (a.id < b.id ? 1 : -1))
    .slice(0, MOST_EARLIER);
  return ok({ ...visitor, earlier });
}
