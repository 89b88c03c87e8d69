import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/** One script file beside the loader, and the hash a page holds it to. */
export interface EmbedFile {
  readonly file: string;
  readonly integrity: string;
}

/** `dist/embed/manifest.json`: what the server and a site owner need to know of the script files. */
export interface EmbedManifest {
  readonly version: string;
  readonly script: string;
  readonly scriptIntegrity: string;
  readonly chunks: Readonly<Record<string, EmbedFile>>;
}

const MODULE = 'virtual:porchlight-chunks';

/**
 * Ties the two script builds together: the `embed` environment writes the chunks and, beside them, a list of their names
 * and hashes; then the `loader` environment imports the tab's and the list's as `virtual:porchlight-chunks`, so that the
 * pasted script carries two hashes however many chunks there are; then the manifest is written.
 *
 * Hashes are taken from the bytes on disk, since these are what a browser will compare.
 */
export function embedFiles(version: string): Plugin {
  let chunks: Record<string, EmbedFile> | undefined;
  let list: EmbedFile | undefined;

  return {
    name: 'embed-files',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    load(id) {
      if (id !== `\0${MODULE}`) return undefined;
      if (!chunks) this.error('the script chunks must be built before the loader');
      return `export const tab = ${JSON.stringify(chunks.tab)}, list = ${JSON.stringify(list)};`;
    },
    writeBundle({ dir }, bundle) {
      if (!dir) return this.error('the script files need a folder');
      const scripts = Object.values(bundle).filter((output) => output.type === 'chunk');
      if (this.environment.name === 'embed') {
        chunks = Object.fromEntries(
          scripts.map((chunk): [string, EmbedFile] => [chunkName(chunk), embedFile(dir, chunk.fileName)]).sort(),
        );
        list = writeList(dir, chunks);
      } else if (this.environment.name === 'loader') {
        const [loader] = scripts;
        if (!loader || scripts.length > 1) return this.error('the loader must be exactly one file');
        const { file: script, integrity: scriptIntegrity } = embedFile(dir, loader.fileName);
        const manifest: EmbedManifest = { version, script, scriptIntegrity, chunks: chunks ?? {} };
        writeFileSync(join(dir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
      }
    },
  };
}

/** `tab`, `panel`, and `words-de` for a language of the built-in words: what `GateSide.prepare` asks for. */
function chunkName(chunk: Rolldown.OutputChunk): string {
  return /\/ui\/words\//.test(chunk.facadeModuleId ?? '') ? `words-${chunk.name}` : chunk.name;
}

/** The tab is not in its own list: whoever reads it has the tab. */
function writeList(dir: string, { tab: _tab, ...later }: Readonly<Record<string, EmbedFile>>): EmbedFile {
  const text = `export default ${JSON.stringify(later)};\n`;
  const fileName = `list-${createHash('sha256').update(text).digest('base64url').slice(0, 8)}.js`;
  writeFileSync(join(dir, fileName), text);
  return embedFile(dir, fileName);
}

/** SHA-256 rather than a longer one: two of these are in every pasted script. */
function embedFile(dir: string, fileName: string): EmbedFile {
  const hash = createHash('sha256')
    .update(readFileSync(join(dir, fileName)))
    .digest('base64');
  return { file: fileName, integrity: `sha256-${hash}` };
}
