import type { Result } from '../../base/result.ts';

/**
 * Where the bytes of files lie; what they are, whose they are and which message they belong to is known by the workspace.
 * Bytes come here by an id that the workspace made and no visitor guesses.
 *
 * Promises every implementation keeps; each is a case of `fileStorePromises` in `porchlight/testing`:
 *
 * 1. **Put once.** The first bytes under an id stay; the same id again changes nothing, whatever the bytes.
 * 2. **Whole or not there.** After `put` answers, all bytes are there, also after a crash; before it does, nobody reads a
 *    part of them.
 * 3. **Copies, not references.** Changing what was handed in or out changes nothing stored.
 * 4. **Removed for good.** After `remove` answers, nothing of the bytes is left; removing what is not there is no error.
 * 5. **Any id.** An id of any characters is a name and never a path: it reaches its own bytes and nothing else.
 * 6. **Errors are values.** A store that cannot answer gives `unavailable`; after `close()` every call does.
 */
export interface FileStore {
  /** Whether what was put survives the end of the process. */
  readonly durable: boolean;
  put(id: string, bytes: Uint8Array): Promise<Result<null, 'unavailable'>>;
  /** null: there are none under this id. */
  get(id: string): Promise<Result<Uint8Array | null, 'unavailable'>>;
  remove(id: string): Promise<Result<null, 'unavailable'>>;
  close(): Promise<void>;
}
