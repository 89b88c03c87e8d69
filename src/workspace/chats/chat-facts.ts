import { ok, type Result, refused } from '../../base/result.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import type { ChatMessage } from '../../domain/chat/chat-entry.ts';
import type { Problem } from '../../domain/problem.ts';
import { unavailable } from '../problems.ts';
import type { Store } from '../store.ts';
import { readVisitorRecord } from '../visitors/read-visitor-record.ts';
import { CHAT_ENTRY, entryId, readEntry } from './chat-documents.ts';

/** What a list shows of a chat that the chat itself does not say. */
export interface ChatFacts {
  readonly visitorName: string | null;
  readonly lastMessage: ChatMessage | null;
}

/** Reads who a chat is with and its latest words: small reads, whatever the length of its log. */
export async function readChatFacts(store: Store, workspace: string, chat: Chat): Promise<Result<ChatFacts, Problem>> {
  const latest = await readLastMessage(store, workspace, chat);
  if (!latest.ok) return latest;
  const { visitor, contact } = chat;
  const lastMessage = latest.value;
  if (contact.name !== undefined) return ok({ visitorName: contact.name, lastMessage });
  const record = await readVisitorRecord(store, workspace, visitor);
  if (!record.ok && record.problem.code !== 'not-found') return record;
  return ok({ visitorName: (record.ok && record.value.identity?.name) || null, lastMessage });
}

async function readLastMessage(
  store: Store,
  workspace: string,
  { id, head }: Chat,
): Promise<Result<ChatMessage | null, Problem>> {
  // Mostly a list is shown anew because of a message, which is the end of the log.
  const end = await store.get(workspace, CHAT_ENTRY, entryId(id, head));
  if (!end.ok) return refused(unavailable());
  const entry = end.value && readEntry(end.value);
  if (entry?.kind === 'message') return ok(entry);
  const latest = await store.find(workspace, { kind: CHAT_ENTRY, tags: { chat: id, kind: 'message' }, limit: 1 });
  if (!latest.ok) return refused(unavailable());
  const [document] = latest.value.documents;
  return ok((document ? readEntry(document) : null) as ChatMessage | null);
}
