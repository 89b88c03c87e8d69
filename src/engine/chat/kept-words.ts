import { isFileRef } from '../../contract/guards/file-ref.ts';
import { isRecord } from '../../contract/guards/shape.ts';
import type { ChatStart, ChatWords } from '../../domain/chat/visitor-chat.ts';
import type { FileRef } from '../../domain/file/chat-file.ts';

/** How words are sent: as the beginning of a chat, or into one. */
export type SentWords =
  | { readonly kind: 'start'; readonly start: ChatStart }
  | { readonly kind: 'write'; readonly words: ChatWords };

/** Words from before they are first sent until they are answered (D-1). */
export interface KeptWords {
  readonly commandId: string;
  /** Boot id of whoever said them (T-10). */
  readonly visitor: string;
  readonly text: string;
  /** What goes with them, as it is shown (K-6). */
  readonly files?: readonly FileRef[];
  /** As what they were sent first, which they stay; null: they were not yet. */
  readonly sent: SentWords | null;
}

const ID = /^[0-9a-f]{32}$/;

/** Whether something read from a store is whole enough to be sent; the server judges what it says. */
export function isKeptWords(value: unknown): value is KeptWords {
  if (!isRecord(value) || typeof value.text !== 'string') return false;
  const { commandId, visitor, sent, files = [] } = value;
  if (!ID.test(String(commandId)) || !ID.test(String(visitor))) return false;
  return Array.isArray(files) && files.every(isFileRef) && (sent === null || isSent(sent, value, files));
}

/** Another hand may have put other words under it. */
function isSent(sent: unknown, { commandId, text }: Partial<KeptWords>, files: readonly FileRef[]): boolean {
  if (!isRecord(sent)) return false;
  const body = sent.kind === 'start' ? sent.start : sent.kind === 'write' ? sent.words : null;
  if (!isRecord(body) || body.commandId !== commandId || body.text !== text) return false;
  if (String(body.files ?? '') !== String(files.map(({ id }) => id))) return false;
  return sent.kind === 'start' || typeof body.chat === 'string';
}
