import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { EmbedManifest } from '../../build/embed-files.ts';
import { bundle } from './bundle.ts';
import { PREACT_BUTTON } from './preact-button.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Size {
  readonly what: string;
  readonly minified: number;
  /** At level 9, as servers send what they compress once. */
  readonly gzip: number;
  /** At quality 11. */
  readonly brotli: number;
}

export interface Sizes {
  readonly gate: Size;
  readonly untilTab: Size;
  /** Without the chat, which is loaded where somebody may talk. */
  readonly form: Size;
  readonly everything: Size;
  readonly evaluateStatus: Size;
  /** What a button of Preact and signals costs by itself: no tab can be smaller. */
  readonly floor: Size;
  /** The words of each further language. */
  readonly words: readonly Size[];
}

/** Measures what `npm run build` wrote: the script files by stage, and the one rule an npm user may import alone. */
export async function measureSizes(): Promise<Sizes> {
  const manifest = JSON.parse(readFileSync(`${ROOT}dist/embed/manifest.json`, 'utf8')) as EmbedManifest;
  const fileOf = (chunk: string): string => manifest.chunks[chunk]?.file ?? `no chunk ${chunk}`;
  const list = readdirSync(`${ROOT}dist/embed`).find((file) => /^list-.*\.js$/.test(file)) ?? 'no list';
  const tab = [manifest.script, fileOf('tab')];
  // Whatever comes after the tab is looked up in the list.
  const form = [...tab, list, fileOf('panel')];
  return {
    gate: weigh('gate: hidden or disabled', [manifest.script]),
    untilTab: weigh('until the tab is visible', tab),
    form: weigh('the form, in English', form),
    everything: weigh('everything, in English', [...form, fileOf('chat')]),
    evaluateStatus: weighText(
      'evaluateStatus alone',
      await bundle(`export { evaluateStatus } from '${ROOT}dist/lib/index.js'`),
    ),
    floor: weighText('a Preact and signals button alone', await bundle(PREACT_BUTTON)),
    words: Object.keys(manifest.chunks)
      .filter((chunk) => chunk.startsWith('words-'))
      .map((chunk) => weigh(chunk, [fileOf(chunk)])),
  };
}

const weigh = (what: string, files: readonly string[]): Size =>
  weighText(
    what,
    files.map((file) => readFileSync(`${ROOT}dist/embed/${file}`)),
  );

/** Each file is compressed by itself, as it travels. */
function weighText(what: string, files: readonly (string | Buffer)[]): Size {
  const sum = (measure: (file: string | Buffer) => number): number =>
    files.reduce((total, file) => total + measure(file), 0);
  return {
    what,
    minified: sum((file) => Buffer.byteLength(file)),
    gzip: sum((file) => gzipSync(file, { level: 9 }).length),
    brotli: sum((file) => brotliCompressSync(file).length),
  };
}
