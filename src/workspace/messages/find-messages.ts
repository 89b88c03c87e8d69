import { ok, type Result, refused } from '../../base/result.ts';
import type { OfflineMessage } from '../../domain/form/offline-message.ts';
import type { Problem } from '../../domain/problem.ts';
import { findPassing } from '../agents/find-passing.ts';
import { checkLimit } from '../page-limit.ts';
import type { OfflineMessagePage, OfflineMessageQuery } from '../reference-server.ts';
import type { Store } from '../store.ts';
import { OFFLINE_MESSAGE, readMessage } from './message-document.ts';

/**
 * One page of stored messages, newest first. A page may be shorter than asked for, or empty with a `next`, where messages
 * were erased or others lie between.
 */
export async function findMessages(
  store: Store,
  workspace: string,
  { widget, state, spam = false, limit = 50, cursor, ...narrow }: OfflineMessageQuery,
): Promise<Result<OfflineMessagePage, Problem>> {
  const wrong = checkLimit(limit);
  if (wrong) return refused(wrong);
  const tags = {
    spam: String(spam),
    ...(widget !== undefined && { widget }),
    ...(state !== undefined && { state }),
  };
  const query = { kind: OFFLINE_MESSAGE, tags, limit, ...(cursor !== undefined && { cursor }) };
  const page = await findPassing(store, workspace, query, (document) => {
    const message = readMessage(document);
    return message && isWanted(message, narrow) ? message : null;
  });
  return page.ok ? ok({ messages: page.value.found, next: page.value.next }) : page;
}

function isWanted(message: OfflineMessage, { q, from, to }: Pick<OfflineMessageQuery, 'q' | 'from' | 'to'>): boolean {
  const { createdAt, values, page } = message;
  if ((from !== undefined && createdAt < from) || (to !== undefined && createdAt >= to)) return false;
  if (q === undefined) return true;
  const word = q.trim().toLowerCase();
  return [...Object.values(values), page.url, page.title ?? ''].some((text) =>
    String(text).toLowerCase().includes(word),
  );
}
