import type { ChunkName } from './gate-side.ts';
import type { PastedScript, ScriptFile } from './pasted-script.ts';

type Files = Readonly<Record<string, ScriptFile | undefined>>;

/**
 * Brings the tab's chunks into the page, each checked against the hash it was built with. The hashes come in a list of
 * their own, so that the pasted script need not carry them.
 *
 * Each file is preloaded first: browsers remember a module that failed to load for as long as the page lives, and a
 * preload they do not, so that the next try is a real one.
 */
export function createScriptFiles({ list, load, tag }: PastedScript): (chunk: ChunkName) => Promise<void> {
  let files: Files | undefined;

  async function fetchFile(file: ScriptFile): Promise<unknown> {
    const link = document.createElement('link');
    await new Promise((onload, onerror) => {
      const href = new URL(file.file, import.meta.url).href;
      const { integrity } = file;
      const { nonce } = tag;
      Object.assign(link, { rel: 'preload', as: 'script', crossOrigin: 'anonymous', integrity, nonce, href });
      Object.assign(link, { onload, onerror });
      document.head.append(link);
    }).finally(() => link.remove());
    return load(file);
  }

  return async (chunk) => {
    files ??= ((await fetchFile(list)) as { readonly default: Files }).default;
    const file = files[chunk];
    if (file) await fetchFile(file);
  };
}
