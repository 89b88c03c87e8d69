import { ok, type Result, refused } from '../base/result.ts';
import type { Problem } from '../domain/problem.ts';
import { OFFLINE_MESSAGE, readMessage } from './message-document.ts';
import { checkLimit } from './page-limit.ts';
import { unavailable } from './problems.ts';
import type { OfflineMessagePage, OfflineMessageQuery } from './reference-server.ts';
import type { Store } from './store.ts';

/** One page of stored messages, newest first. A page may be shorter than asked for where messages were erased. */
export async function findMessages(
  store: Store,
  workspace: string,
  { widget, state, spam = false, limit = 50, cursor }: OfflineMessageQuery,
): Promise<Result<OfflineMessagePage, Problem>> {
  const wrong = checkLimit(limit);
  if (wrong) return refused(wrong);
  const found = await store.find(workspace, {
    kind: OFFLINE_MESSAGE,
    tags: {
      spam: String(spam),
      ...(widget !== undefined && { widget }),
      ...(state !== undefined && { state }),
    },
    limit,
    ...(cursor !== undefined && { cursor }),
  });
  if (!found.ok) return refused(unavailable());
  const messages = found.value.documents.map(readMessage).filter((message) => message !== null);
  return ok({ messages, next: found.value.next });
}
