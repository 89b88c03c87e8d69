import { ok, type Result, refused } from '../../base/result.ts';
import type { Problem } from '../../domain/problem.ts';
import { type VisitorRecord, visitorOf } from '../../domain/session/visitor-record.ts';
import { CHAT } from '../chats/chat-documents.ts';
import { readChatWithLog } from '../chats/find-chats.ts';
import type { ChatFile } from '../files/file-documents.ts';
import { filesOf } from '../files/files-of.ts';
import { INVITATION, readInvitation } from '../invitations/invitation-documents.ts';
import { OFFLINE_MESSAGE, readMessage } from '../messages/message-document.ts';
import { unavailable } from '../problems.ts';
import type { ChatWithLog, VisitorExport } from '../reference-server.ts';
import type { Store, StoredDocument } from '../store.ts';
import { readVisit, VISIT } from '../visits/visit-documents.ts';
import { readVisitorRecord } from './read-visitor-record.ts';
import { readVisitor, VISITOR } from './visitor-documents.ts';

/** All that is kept of a person, whoever they were before (Z-7). */
export async function exportVisitor(
  store: Store,
  workspace: string,
  id: string,
): Promise<Result<VisitorExport, Problem>> {
  const found = await readVisitorRecord(store, workspace, id);
  if (!found.ok) return found;
  const earlier: VisitorRecord[] = [];
  for (const merged of found.value.merged) {
    const read = await store.get(workspace, VISITOR, merged);
    if (!read.ok) return refused(unavailable());
    const visitor = read.value && readVisitor(read.value);
    if (visitor) earlier.push(visitor);
  }
  const all = [found.value, ...earlier];
  const messages: StoredDocument[] = [];
  const chats: ChatWithLog[] = [];
  const invitations: StoredDocument[] = [];
  const visits: StoredDocument[] = [];
  const files: ChatFile[] = [];
  for (const visitor of all) {
    const written = await allOf(store, workspace, OFFLINE_MESSAGE, visitor);
    const begun = await allOf(store, workspace, CHAT, visitor);
    const invited = await allOf(store, workspace, INVITATION, visitor);
    const visit = await store.get(workspace, VISIT, visitor.id);
    if (!written || !begun || !invited || !visit.ok) return refused(unavailable());
    const sent = await filesOf(store, workspace, { visitor: visitor.id });
    if (!sent.ok) return sent;
    files.push(...sent.value);
    messages.push(...written);
    invitations.push(...invited);
    if (visit.value) visits.push(visit.value);
    for (const { id: chat } of begun) {
      const read = await readChatWithLog(store, workspace, chat);
      if (read.ok) chats.push(read.value);
      else if (read.problem.code !== 'not-found') return read;
    }
  }
  return ok({
    visitors: all.map(visitorOf),
    offlineMessages: messages
      .map(readMessage)
      .filter((message) => message !== null)
      .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)),
    invitations: invitations
      .map(readInvitation)
      .filter((invitation) => invitation !== null)
      .sort((a, b) => a.sentAt - b.sentAt || (a.id < b.id ? -1 : 1)),
    files: files.map(({ ref }) => ref).sort((a, b) => (a.id < b.id ? -1 : 1)),
    visits: visits.map(readVisit).filter((visit) => visit !== null),
    chats: chats.sort((a, b) => a.chat.startedAt - b.chat.startedAt || (a.chat.id < b.chat.id ? -1 : 1)),
  });
}

async function allOf(
  store: Store,
  workspace: string,
  kind: typeof OFFLINE_MESSAGE | typeof CHAT | typeof INVITATION,
  { id }: VisitorRecord,
): Promise<readonly StoredDocument[] | null> {
  const documents: StoredDocument[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await store.find(workspace, {
      kind,
      tags: { visitor: id },
      limit: 200,
      ...(cursor !== undefined && { cursor }),
    });
    if (!page.ok) return null;
    documents.push(...page.value.documents);
    if (page.value.next === null) return documents;
    cursor = page.value.next;
  }
}
