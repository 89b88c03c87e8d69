import { ok, type Result, refused } from '../../base/result.ts';
import type { FileRef } from '../../domain/file/chat-file.ts';
import { cleanFileName } from '../../domain/file/clean-file-name.ts';
import { MOST_FILE_BYTES } from '../../domain/file/file-settings.ts';
import { judgeFile } from '../../domain/file/judge-file.ts';
import type { Problem } from '../../domain/problem.ts';
import type { AgentChatActor, VisitorActor } from '../chats/chat-command.ts';
import { notFound, unavailable } from '../problems.ts';
import type { LiveState } from '../state/documents.ts';
import type { VisitorReads } from '../visitors/find-reader.ts';
import { FILE, readFile } from './file-documents.ts';
import { createFileSweep, type FileSweepOptions } from './file-sweep.ts';
import { findReadable } from './find-file.ts';

/** A file as its sender has it. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file with its bytes. */
export interface ReadFile {
  readonly file: FileRef;
  readonly bytes: Uint8Array;
}

/** Where bytes come in and go out: the machine knows of them only what they are. */
export function createFileDoor(options: FileSweepOptions) {
  const { files, store, workspace, run } = options;
  const sweep = createFileSweep(options);
  return {
    dueAt: sweep.dueAt,
    sweep: sweep.run,

    /**
     * What is known of a file is stored before its bytes are, so that no bytes lie anywhere unknown; its id is told when
     * both are.
     */
    async upload(
      actor: VisitorActor | AgentChatActor,
      chat: string,
      { name, bytes }: SentFile,
    ): Promise<Result<FileRef, Problem>> {
      const judged = judgeFile(bytes, MOST_FILE_BYTES);
      if (!judged.ok) return judged;
      const file = { ...judged.value, name: cleanFileName(name, judged.value.type), bytes: bytes.length };
      const taken = await run({ kind: 'take-file', actor, chat, file });
      if (!taken.ok) return taken;
      const ref = taken.value as FileRef;
      sweep.note();
      const put = await files.put(ref.id, bytes);
      if (!put.ok) return refused(unavailable());
      // The visitor may have been erased meanwhile, when there were no bytes yet to go with the rest.
      const known = await store.get(workspace, FILE, ref.id);
      if (known.ok && known.value && readFile(known.value)) return ok(ref);
      await files.remove(ref.id);
      return refused(known.ok ? notFound('chat', chat) : unavailable());
    },

    async read(
      reads: VisitorReads & { readonly state: LiveState },
      actor: VisitorActor | AgentChatActor,
      id: string,
    ): Promise<Result<ReadFile, Problem>> {
      const found = await findReadable(reads, actor, id);
      if (!found.ok) return found;
      const read = await files.get(id);
      if (!read.ok) return refused(unavailable());
      return read.value ? ok({ file: found.value.ref, bytes: read.value }) : refused(notFound('file', id));
    },
  };
}
