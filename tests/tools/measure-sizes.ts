import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import type { EmbedManifest } from '../../build/embed-files.ts';

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
  const gate = weigh('gate: hidden or disabled', [manifest.script]);
  return {
    gate,
    untilTab: weigh('until the tab is visible', [manifest.script, fileOf('tab')]),
    form: weigh('the form, in English', [manifest.script, fileOf('tab'), fileOf('panel')]),
    everything: weigh('everything, in English', [manifest.script, ...['tab', 'panel', 'chat'].map(fileOf)]),
    evaluateStatus: weighText(
      'evaluateStatus alone',
      await bundle(`export { evaluateStatus } from '${ROOT}dist/lib/index.js'`),
    ),
    floor: weighText('a Preact and signals button alone', await bundle(BUTTON)),
    words: Object.keys(manifest.chunks)
      .filter((chunk) => chunk.startsWith('words-'))
      .map((chunk) => weigh(chunk, [fileOf(chunk)])),
  };
}

const BUTTON = `
  import { Component, h, render } from 'preact';
  import { effect, signal } from '@preact/signals-core';
  const count = signal(0);
  class Button extends Component {
    componentDidMount() { this.stop = effect(() => this.setState({ count: count.value })); }
    componentWillUnmount() { this.stop(); }
    render(_, { count: shown }) { return h('button', { onClick: () => count.value++ }, shown); }
  }
  render(h(Button), document.body.attachShadow({ mode: 'open' }));
`;

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

/** Bundles and minifies one module text as a consumer's build would, and gives the scripts a page then loads at once. */
async function bundle(code: string): Promise<readonly string[]> {
  const entry = `\0measured`;
  const built = (await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    plugins: [
      {
        name: 'measured',
        resolveId: (id, importer) =>
          id === entry
            ? id
            : importer === entry && !id.startsWith('/')
              ? fileURLToPath(import.meta.resolve(id))
              : undefined,
        load: (id) => (id === entry ? code : undefined),
      },
    ],
    build: {
      target: 'es2022',
      write: false,
      modulePreload: false,
      rolldownOptions: { input: { measured: entry }, preserveEntrySignatures: 'strict' },
    },
  })) as Rolldown.RolldownOutput;
  const loaded = new Set<string>([built.output[0].fileName]);
  const scripts = built.output.filter((output) => output.type === 'chunk');
  // A set hands out what is added to it on the way.
  for (const name of loaded) {
    for (const needed of scripts.find((script) => script.fileName === name)?.imports ?? []) loaded.add(needed);
  }
  return scripts.filter((script) => loaded.has(script.fileName)).map((script) => script.code);
}
