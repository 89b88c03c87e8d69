import { ok, type Result, refused } from '../../base/result.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import { goesOn } from '../../domain/chat/goes-on.ts';
import type { ChatPosition } from '../../domain/chat/visitor-chat.ts';
import type { Problem } from '../../domain/problem.ts';
import { CHAT, isOver, readChat } from '../chats/chat-documents.ts';
import { idsOf } from '../chats/chat-people.ts';
import { liveChatOf } from '../chats/chat-shelf.ts';
import { rulesOf } from '../chats/rules-of.ts';
import { unavailable } from '../problems.ts';
import type { Reader, VisitorReads } from './find-reader.ts';

/**
 * The chat a visitor has before them: the one that lives; else their latest, if it was missed, can be gone on with, or is
 * what their page shows already. One that was over before a bridge was attached is none of its business (T-1).
 */
export async function presentChat(
  reads: VisitorReads,
  reader: Reader,
  position: ChatPosition | null,
): Promise<Result<Chat | null, Problem>> {
  const { visitor, settings, from } = reader;
  const live = liveChatOf(reads.state, visitor.id, settings.id);
  if (live) return ok(live);
  const found = await latestChat(reads, reader);
  if (!found.ok || found.value === null) return found;
  const chat = found.value;
  if (from !== null && isOver(chat) && chat.since < from) return ok(null);
  return ok(mayGoOn(reads, chat) || chat.state !== 'closed' || chat.id === position?.chat ? chat : null);
}

/** Whether words written into this chat now would go on with it (C-18). */
export const mayGoOn = ({ state, now }: VisitorReads, chat: Chat): boolean =>
  !isOver(chat) || (chat.state === 'closed' && goesOn(chat, rulesOf(state)(chat.department), now));

/** The one that began last, by any of the ids the visitor has gone by. */
async function latestChat(
  { store, workspace }: VisitorReads,
  { visitor }: Reader,
): Promise<Result<Chat | null, Problem>> {
  let latest: Chat | null = null;
  const pages = await Promise.all(
    idsOf(visitor).map((id) => store.find(workspace, { kind: CHAT, tags: { visitor: id }, limit: 1 })),
  );
  for (const page of pages) {
    if (!page.ok) return refused(unavailable());
    const [document] = page.value.documents;
    const chat = document ? readChat(document) : null;
    if (chat && (!latest || chat.startedAt > latest.startedAt)) latest = chat;
  }
  return ok(latest);
}
