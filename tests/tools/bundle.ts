import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Bundles and minifies one module text as a consumer's build would, and gives the scripts a page then loads at once. */
export async function bundle(code: string): Promise<readonly string[]> {
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
