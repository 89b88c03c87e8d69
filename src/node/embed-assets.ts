import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { type EncodedBody, encodeBody } from './encoded-body.ts';

/** The script files of one build, held in memory: few, small, asked for by every visitor, and never changing. */
export interface EmbedAssets {
  readonly version: string;
  /** The text of the versioned script, which the short-lived one begins its own with. */
  readonly script: string;
  /** By file name; what is not in here is not served, whatever the address tries. */
  readonly files: ReadonlyMap<string, EmbedAsset>;
}

export interface EmbedAsset {
  readonly type: string;
  readonly body: EncodedBody;
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
};

/** Reads what the build wrote into `folder`; null: no whole build is there. */
export async function loadEmbedAssets(folder: string): Promise<EmbedAssets | null> {
  try {
    const manifest: unknown = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
    const { version, script } = manifest as { version: string; script: string };
    const files = new Map<string, EmbedAsset>();
    for (const name of await readdir(folder)) {
      const type = TYPES[extname(name)];
      if (type) files.set(name, { type, body: encodeBody(await readFile(join(folder, name))) });
    }
    const text = files.get(script)?.body.identity.toString('utf8');
    return text === undefined ? null : { version, script: text, files };
  } catch {
    return null;
  }
}
