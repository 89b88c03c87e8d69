import { HOUR_MS, type Instant } from '../../base/instant.ts';
import type { Json } from '../../base/json.ts';
import type { FileRef } from '../../domain/file/chat-file.ts';
import type { StoredDocument } from '../store.ts';

/** The kind of documents that hold what is known of files: history, found by chat, visitor and state. */
export const FILE = 'file';

/** A file that no message names by then is taken away. */
export const UNATTACHED_MS = HOUR_MS;

/** What the workspace knows of a file; its bytes lie in the `FileStore` under the same id. */
export interface ChatFile {
  readonly ref: FileRef;
  readonly chat: string;
  readonly widget: string;
  /** Whose chat it is. */
  readonly visitor: string;
  /** Who sent it, by their id. */
  readonly by: string;
  readonly from: 'visitor' | 'agent';
  readonly uploadedAt: Instant;
  /** `attached`: a message names it. `expired`: none did in time, and its bytes are about to go. */
  readonly state: 'uploaded' | 'attached' | 'expired';
}

export const fileDocument = (file: ChatFile): StoredDocument => ({
  kind: FILE,
  id: file.ref.id,
  live: false,
  at: file.uploadedAt,
  tags: { chat: file.chat, visitor: file.visitor, state: file.state },
  visitor: file.visitor,
  body: file as unknown as Json,
});

/** The file of a stored document; null where it was erased (Z-7). */
export const readFile = ({ body }: StoredDocument): ChatFile | null => body as ChatFile | null;

/** Whether no message may name it any more. */
export const isLate = ({ state, uploadedAt }: ChatFile, now: number): boolean =>
  state === 'expired' || (state === 'uploaded' && now - uploadedAt >= UNATTACHED_MS);
