import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export const EMBED_FILES = fileURLToPath(new URL('../../dist/embed', import.meta.url));

/** What the build wrote down about the pasted script: its versioned name and its hash. */
export interface EmbedManifest {
  readonly script: string;
  readonly scriptIntegrity: string;
}

/** Reads it; rejects with a sentence where the build has not run. */
export async function readEmbedManifest(): Promise<EmbedManifest> {
  try {
    return JSON.parse(await readFile(`${EMBED_FILES}/manifest.json`, 'utf8')) as EmbedManifest;
  } catch {
    throw new Error('dist/embed/manifest.json cannot be read; run npm run build first.');
  }
}
