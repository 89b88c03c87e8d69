import { MINUTE_MS } from '../../base/instant.ts';
import type { Result } from '../../base/result.ts';
import type { Problem } from '../../domain/problem.ts';
import { earliest } from '../deadlines.ts';
import type { Store } from '../store.ts';
import type { FileCommand } from './file-command.ts';
import { isLate, UNATTACHED_MS } from './file-documents.ts';
import type { FileStore } from './file-store.ts';
import { filesOf } from './files-of.ts';

/** Takes away the files that no message has named in time. */
export interface FileSweep {
  /** One more was sent. */
  note(): void;
  /** Epoch ms at which there is something to take away; null: nothing waits. */
  dueAt(): number | null;
  /** Takes away what is due. Never rejects. */
  run(): Promise<void>;
}

export interface FileSweepOptions {
  readonly files: FileStore;
  readonly store: Store;
  readonly workspace: string;
  readonly now: () => number;
  /** Carries a command out; resolves after its commit. */
  readonly run: (command: FileCommand) => Promise<Result<unknown, Problem>>;
  readonly onError: (error: unknown) => void;
}

/**
 * Step by step, so that a crash repeats and never skips: a file is marked, so that no message gets it; its bytes go; and
 * then what is known of it. The first tick of a process looks for what an earlier one left.
 */
export function createFileSweep({ files, store, workspace, now, run, onError }: FileSweepOptions): FileSweep {
  let looked = false;
  let next: number | null = null;

  const sweep = async (): Promise<void> => {
    // What is sent meanwhile notes itself anew.
    next = null;
    const again = now() + MINUTE_MS;
    const [uploaded, expired] = await Promise.all(
      ['uploaded', 'expired'].map((state) => filesOf(store, workspace, { state })),
    );
    if (!uploaded?.ok || !expired?.ok) {
      next = again;
      return;
    }
    const late = [...uploaded.value, ...expired.value].filter((file) => isLate(file, now())).map(({ ref }) => ref.id);
    const marked = late.length > 0 ? await run({ kind: 'expire-files', files: late, gone: [] }) : null;
    const gone: string[] = [];
    for (const id of marked?.ok ? (marked.value as readonly string[]) : []) {
      if ((await files.remove(id)).ok) gone.push(id);
    }
    if (gone.length > 0) await run({ kind: 'expire-files', files: [], gone });
    const waiting = uploaded.value.filter(({ ref }) => !late.includes(ref.id)).map(({ uploadedAt }) => uploadedAt);
    looked = true;
    // What could not be done now is tried again in a minute.
    const then = waiting.length > 0 ? Math.min(...waiting) + UNATTACHED_MS : null;
    next = earliest(next, gone.length < late.length ? again : then);
  };

  return {
    note() {
      next ??= now() + UNATTACHED_MS;
    },
    dueAt: () => next,
    async run() {
      if (looked && (next === null || now() < next)) return;
      try {
        await sweep();
      } catch (error) {
        next = now() + MINUTE_MS;
        onError(error);
      }
    },
  };
}
