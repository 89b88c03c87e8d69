import type { Json } from '../../base/json.ts';
import type { OfflineMessage } from '../../domain/form/offline-message.ts';
import type { StoredDocument } from '../store.ts';

/** The kind of documents that hold offline messages. */
export const OFFLINE_MESSAGE = 'offline-message';

/** A message as stored: history, found by widget, visitor, state and whether it is kept apart as spam (F-6). */
export function messageDocument(message: OfflineMessage): StoredDocument {
  const { id, widget, visitor, state, spam, createdAt } = message;
  return {
    kind: OFFLINE_MESSAGE,
    id,
    live: false,
    at: createdAt,
    tags: { widget, visitor, state, spam: String(spam !== null) },
    visitor,
    body: message as unknown as Json,
  };
}

/** The message of a stored document; null where it was erased (Z-7). */
export const readMessage = ({ body }: StoredDocument): OfflineMessage | null => body as OfflineMessage | null;
