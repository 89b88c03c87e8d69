import type { Result } from '../base/result.ts';
import type { ChatBackend, FileToSend } from '../contract/chat-backend.ts';
import type { FileRef } from '../domain/file/chat-file.ts';
import type { Problem } from '../domain/problem.ts';
import type { HeldCall, Holding } from './held-call.ts';

export interface HeldFile extends HeldCall<FileRef> {
  readonly token: string;
  readonly chat: string;
  readonly file: FileToSend;
}

export interface HeldFileRead extends HeldCall<Blob> {
  readonly token: string;
  /** Its id. */
  readonly file: string;
}

/** What answers at once instead of holding. */
export interface ScriptedFilesOptions {
  readonly sendFile?: (token: string, chat: string, file: FileToSend) => Result<FileRef, Problem>;
  readonly readFile?: (token: string, file: string) => Result<Blob, Problem>;
}

export interface ScriptedFiles {
  readonly files: readonly HeldFile[];
  readonly fileReads: readonly HeldFileRead[];
}

/** The files of a scripted backend. */
export function scriptedFiles(
  options: ScriptedFilesOptions,
  { take }: Holding,
): ScriptedFiles & Pick<ChatBackend, 'sendFile' | 'readFile'> {
  const files: HeldFile[] = [];
  const fileReads: HeldFileRead[] = [];
  return {
    files,
    fileReads,
    sendFile: (token, chat, file) => take(files, 'files', { token, chat, file }, options.sendFile?.(token, chat, file)),
    readFile: (token, file) => take(fileReads, 'files', { token, file }, options.readFile?.(token, file)),
  };
}
