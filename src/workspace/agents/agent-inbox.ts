import { ok, type Result, refused } from '../../base/result.ts';
import { maySeeChat, type SeeingAgent } from '../../domain/agent/may-see-chat.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import type { Problem } from '../../domain/problem.ts';
import { CHAT, readChat } from '../chats/chat-documents.ts';
import { readChatFacts } from '../chats/chat-facts.ts';
import { viewChat } from '../chats/chat-view.ts';
import { checkLimit } from '../page-limit.ts';
import type { LiveState } from '../state/documents.ts';
import type { Store } from '../store.ts';
import type { ChatView, InboxPage, InboxQuery } from './agent-side.ts';
import { findPassing, type PassingPage } from './find-passing.ts';
import { chatsIn, countChats, seenChats } from './inbox-lists.ts';
import { seeingAgent } from './seeing-agent.ts';

/** One page of one list of an agent, and how many chats the live ones have (C-19). */
export async function findInbox(
  store: Store,
  workspace: string,
  state: LiveState,
  id: string,
  { list, limit = 50, cursor }: InboxQuery,
): Promise<Result<InboxPage, Problem>> {
  const agent = seeingAgent(state, id);
  if (!agent.ok) return agent;
  const wrong = checkLimit(limit);
  if (wrong) return refused(wrong);
  const seen = seenChats(state, agent.value);
  const counts = countChats(seen, id);
  const page =
    list === 'missed' || list === 'closed'
      ? await findOver(store, workspace, list, agent.value, { limit, cursor })
      : ok(pageOf(chatsIn(state, seen, list, id), { limit, cursor }));
  if (!page.ok) return page;
  const chats = await viewChats(store, workspace, state, page.value.found, agent.value);
  return chats.ok ? ok({ counts, chats: chats.value, next: page.value.next }) : chats;
}

/** These chats as an agent's lists show them. */
export async function viewChats(
  store: Store,
  workspace: string,
  state: LiveState,
  chats: readonly Chat[],
  agent: SeeingAgent,
): Promise<Result<readonly ChatView[], Problem>> {
  const views: ChatView[] = [];
  const facts = await Promise.all(chats.map((chat) => readChatFacts(store, workspace, chat)));
  for (const [index, chat] of chats.entries()) {
    const known = facts[index];
    if (!known?.ok) return known ?? ok(views);
    views.push(viewChat(state, chat, known.value, agent));
  }
  return ok(views);
}

interface Wanted {
  readonly limit: number;
  readonly cursor: string | undefined;
}

function findOver(
  store: Store,
  workspace: string,
  state: 'missed' | 'closed',
  agent: SeeingAgent,
  { limit, cursor }: Wanted,
): Promise<Result<PassingPage<Chat>, Problem>> {
  const query = { kind: CHAT, tags: { state }, limit, ...(cursor !== undefined && { cursor }) };
  return findPassing(store, workspace, query, (document) => {
    const chat = readChat(document);
    return chat && maySeeChat(chat, agent) ? chat : null;
  });
}

/** A cursor of a live list is a place in it: who follows a list that moves has the stream. */
function pageOf(chats: readonly Chat[], { limit, cursor = '0' }: Wanted): PassingPage<Chat> {
  const from = /^\d{1,9}$/.test(cursor) ? Number(cursor) : chats.length;
  const next = from + limit;
  return { found: chats.slice(from, next), next: next < chats.length ? String(next) : null };
}
