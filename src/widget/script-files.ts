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
  let files: Promise<Files> | undefined;
  const brought = new Map<ChunkName, Promise<void>>();

  async function preload({ file, integrity }: ScriptFile): Promise<void> {
    const link = document.createElement('link');
    await new Promise((onload, onerror) => {
      const href = new URL(file, import.meta.url).href;
      const { nonce } = tag;
      Object.assign(link, { rel: 'preload', as: 'script', crossOrigin: 'anonymous', integrity, nonce, href });
      Object.assign(link, { onload, onerror });
      document.head.append(link);
    }).finally(() => link.remove());
  }

  async function readList(): Promise<Files> {
    await preload(list);
    return ((await load(list)) as { readonly default: Files }).default;
  }

  async function bring(chunk: ChunkName): Promise<void> {
    files ??= readList();
    const file = (await files)[chunk];
    if (!file) return;
    await preload(file);
    // It imports the panel's file, which nobody may load before its hash was checked.
    if (chunk === 'chat') await prepare('panel');
    await load(file);
  }

  function prepare(chunk: ChunkName): Promise<void> {
    const bringing =
      brought.get(chunk) ??
      bring(chunk).catch((error) => {
        files = undefined;
        brought.delete(chunk);
        throw error;
      });
    brought.set(chunk, bringing);
    return bringing;
  }

  return prepare;
}
