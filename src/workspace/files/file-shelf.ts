import type { Instant } from '../../base/instant.ts';
import { ok, type Result, refused } from '../../base/result.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import type { FileRef } from '../../domain/file/chat-file.ts';
import { fileRules } from '../../domain/file/file-settings.ts';
import type { Problem } from '../../domain/problem.ts';
import { notFound } from '../problems.ts';
import { documentKey, type State } from '../state/state.ts';
import { type ChatFile, FILE, fileDocument, isLate, readFile } from './file-documents.ts';

export const keepFile = ({ history }: State, file: ChatFile): void =>
  void history.set(documentKey(FILE, file.ref.id), fileDocument(file));

export function findFile({ history }: State, id: string): ChatFile | null {
  const stored = history.get(documentKey(FILE, id));
  return stored ? readFile(stored) : null;
}

/** Who names files in a message, by all their ids, and the chat they sent them to. */
export interface Attaching {
  readonly files: readonly string[] | undefined;
  readonly by: readonly string[];
  readonly chat: string;
}

/**
 * Gives files to a message of `to`: those that the same writer sent to the same chat, and that no message has. The words
 * may have gone to the chat that follows, and the files go with them (C-18).
 */
export function attachFiles(
  state: State,
  { files: ids = [], by, chat }: Attaching,
  to: Chat,
  now: Instant,
): Result<readonly FileRef[], Problem> {
  const { perMessage } = fileRules(state.widgets.get(to.widget)?.settings.files);
  if (ids.length > perMessage) return refused(tooMany(perMessage));
  const refs: FileRef[] = [];
  for (const id of ids) {
    const file = findFile(state, id);
    const isTheirs = file?.state === 'uploaded' && file.chat === chat && by.includes(file.by) && !isLate(file, now);
    if (!file || !isTheirs) return refused(notFound('file', id));
    keepFile(state, { ...file, chat: to.id, visitor: to.visitor, state: 'attached' });
    refs.push(file.ref);
  }
  return ok(refs);
}

const tooMany = (limit: number): Problem => ({
  code: 'invalid',
  message: `files: has more than ${limit} entries.`,
  issues: [{ path: 'files', message: `has more than ${limit} entries`, limit }],
});
