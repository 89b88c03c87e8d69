import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Result } from '../../base/result.ts';
import type { FileToSend } from '../../contract/chat-backend.ts';
import type { FileRef } from '../../domain/file/chat-file.ts';
import type { Problem } from '../../domain/problem.ts';
import type { AttachedFile } from './chat-session.ts';

export interface Attaching {
  readonly attached: ReadonlySignal<readonly AttachedFile[]>;
  attach(files: readonly FileToSend[]): void;
  retry(key: string): void;
  detach(key: string): void;
  /** Those that are ready, which are attached no more. */
  take(): readonly FileRef[];
  /** Words they went with were not taken. */
  putBack(files: readonly FileRef[]): void;
  clear(): void;
}

/** The files of the words being written: each is sent at once, so that the words need not wait for it (K-6). */
export function createAttaching(
  newId: () => string,
  send: (file: FileToSend) => Promise<Result<FileRef, Problem>>,
): Attaching {
  const attached = signal<readonly AttachedFile[]>([]);
  /** What can be sent again. */
  const bytes = new Map<string, FileToSend>();

  const fateOf = (key: string, fate: AttachedFile['fate']): void => {
    attached.value = attached.peek().map((each) => (each.key === key ? { ...each, fate } : each));
  };

  const only = (stays: (file: AttachedFile) => boolean): void => {
    for (const file of attached.peek()) if (!stays(file)) bytes.delete(file.key);
    attached.value = attached.peek().filter(stays);
  };

  async function upload(key: string, file: FileToSend): Promise<void> {
    fateOf(key, { state: 'sending' });
    const answer = await send(file);
    fateOf(key, answer.ok ? { state: 'ready', file: answer.value } : { state: 'failed', problem: answer.problem });
  }

  return {
    attached,
    attach(files) {
      for (const file of files) {
        const key = newId();
        bytes.set(key, file);
        const fate = { state: 'sending' } as const;
        attached.value = [...attached.peek(), { key, name: file.name, bytes: file.bytes.size, fate }];
        void upload(key, file);
      }
    },
    retry(key) {
      const file = bytes.get(key);
      const fate = attached.peek().find((each) => each.key === key)?.fate;
      if (file && fate?.state === 'failed') void upload(key, file);
    },
    detach: (key) => only((file) => file.key !== key),
    take() {
      const ready = attached.peek().flatMap(({ fate }) => (fate.state === 'ready' ? [fate.file] : []));
      only(({ fate }) => fate.state !== 'ready');
      return ready;
    },
    putBack(files) {
      const back = files.map((file): AttachedFile => {
        const { id, name, bytes: size } = file;
        return { key: id, name, bytes: size, fate: { state: 'ready', file } };
      });
      attached.value = [...back, ...attached.peek()];
    },
    clear: () => only(() => false),
  };
}
