import { ok, type Result, refused } from '../../base/result.ts';
import type { Problem } from '../../domain/problem.ts';
import { checkLimit } from '../page-limit.ts';
import { notFound, unavailable } from '../problems.ts';
import type { ChatWithLog, PastChatPage, PastChatQuery } from '../reference-server.ts';
import type { Store, StoredDocument } from '../store.ts';
import { CHAT, CHAT_ENTRY, readChat, readEntry } from './chat-documents.ts';

/** One page of chats that are over. A page may be shorter than asked for where chats were erased. */
export async function findPastChats(
  store: Store,
  workspace: string,
  { state, widget, department, limit = 50, cursor }: PastChatQuery,
): Promise<Result<PastChatPage, Problem>> {
  const wrong = checkLimit(limit);
  if (wrong) return refused(wrong);
  const found = await store.find(workspace, {
    kind: CHAT,
    tags: { state, ...(widget !== undefined && { widget }), ...(department !== undefined && { department }) },
    limit,
    ...(cursor !== undefined && { cursor }),
  });
  if (!found.ok) return refused(unavailable());
  const chats = found.value.documents.map(readChat).filter((chat) => chat !== null);
  return ok({ chats, next: found.value.next });
}

/** A chat as it is stored, with its whole log in its order. */
export async function readChatWithLog(
  store: Store,
  workspace: string,
  id: string,
): Promise<Result<ChatWithLog, Problem>> {
  const stored = await store.get(workspace, CHAT, id);
  if (!stored.ok) return refused(unavailable());
  const chat = stored.value && readChat(stored.value);
  if (!chat) return refused(notFound('chat', id));
  const documents = await entriesOf(store, workspace, id);
  if (!documents) return refused(unavailable());
  const log = documents.map(readEntry).filter((entry) => entry !== null);
  return ok({ chat, log: log.sort((a, b) => a.number - b.number) });
}

async function entriesOf(store: Store, workspace: string, chat: string): Promise<readonly StoredDocument[] | null> {
  const documents: StoredDocument[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await store.find(workspace, {
      kind: CHAT_ENTRY,
      tags: { chat },
      limit: 200,
      ...(cursor !== undefined && { cursor }),
    });
    if (!page.ok) return null;
    documents.push(...page.value.documents);
    if (page.value.next === null) return documents;
    cursor = page.value.next;
  }
}
