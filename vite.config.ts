/// <reference types="vitest/config" />
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import dts from 'vite-plugin-dts';
import { bundledLicenses } from './build/bundled-licenses.ts';
import { embedFiles } from './build/embed-files.ts';
import { only } from './build/only.ts';
import { preactWithoutHtml } from './build/preact-without-html.ts';
import pkg from './package.json' with { type: 'json' };

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Everything named by a bare specifier stays an import: Node's modules and the package's dependencies alike. */
const bare = (id: string): boolean => !/^[./\0]|^virtual:|^[A-Za-z]:[\\/]/.test(id);

/** One `vite build` makes them all, in this order: the loader carries the hashes of the chunks built before it. */
const BUILDS = ['lib', 'node', 'embed', 'loader', 'client'] as const;

/** Writes numbers where they are used, in the scripts where each byte is paid for by every page. */
const optimization = { inlineConst: { mode: 'all', pass: 3 } } as const;

/** Source files that two of the chunks use which the tab loads later; they go into the tab. */
const SHARED_BY_LATER_CHUNKS =
  /\/src\/(widget\/script-tab|widget\/known-version|base\/back-off|base\/json|protocol\/http|domain\/access\/is-within-domain)\.ts$/;

/** The npm doors that run in a page, by the file each becomes. */
const DOORS = {
  index: at('src/index.ts'),
  element: at('src/widget/element.ts'),
  react: at('src/widget/react.ts'),
  vue: at('src/widget/vue.ts'),
  svelte: at('src/widget/svelte.ts'),
  'adapters/http': at('src/adapters/http.ts'),
  'adapters/memory': at('src/adapters/memory.ts'),
  testing: at('src/testing/index.ts'),
  workspace: at('src/workspace/index.ts'),
};

export default defineConfig({
  root: at('demo'),
  cacheDir: at('node_modules/.vite'),
  server: { fs: { allow: [at('.')] } },
  build: {
    target: 'es2022',
    emptyOutDir: false,
    // Only a library at the top keeps Vite's preload helper out of all the builds below: 3 kB in each, which the script
    // files have no room for, and whose name a consumer's own Vite build would meet twice.
    lib: { formats: ['es'], entry: DOORS },
  },
  environments: {
    // The npm doors that run in a page: ES modules, dependencies left to the consumer.
    lib: {
      consumer: 'client',
      build: {
        outDir: at('dist/lib'),
        sourcemap: true,
        minify: false,
        rolldownOptions: {
          external: bare,
          output: { chunkFileNames: 'chunks/[name]-[hash].js' },
          // The declarations take their time, which is no news at every build.
          checks: { bundlerTimings: false },
        },
      },
    },
    // The server door and the command line.
    node: {
      consumer: 'server',
      resolve: { external: true },
      build: {
        lib: false,
        outDir: at('dist/node'),
        target: 'node24',
        sourcemap: true,
        minify: false,
        rolldownOptions: {
          input: { index: at('src/node/index.ts'), main: at('src/node/main.ts') },
          // One folder, since the command line finds the script files by their place beside it.
          output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
          external: bare,
        },
      },
    },
    // What the pasted script loads when there is something to show. The tab is the only entry, and stays one file;
    // what it loads later takes from it whatever both need ...
    embed: {
      consumer: 'client',
      build: {
        lib: false,
        outDir: at('dist/embed'),
        rolldownOptions: {
          input: { tab: at('src/widget/script-tab.ts') },
          optimization,
          preserveEntrySignatures: 'allow-extension',
          output: {
            entryFileNames: '[name]-[hash].js',
            chunkFileNames: '[name]-[hash].js',
            // Else what two of them share would become a file that nobody asks for by its hash.
            codeSplitting: {
              groups: [
                { name: 'tab', test: SHARED_BY_LATER_CHUNKS, priority: 2 },
                { name: 'panel', test: /\/src\/widget\/panel\.tsx$/, priority: 1 },
              ],
            },
          },
        },
      },
    },
    // ... and the pasted script itself.
    loader: {
      consumer: 'client',
      build: {
        lib: false,
        outDir: at('dist/embed'),
        rolldownOptions: {
          input: { porchlight: at('src/loader/porchlight.ts') },
          optimization,
          // Left as `const`, numbers are written where they are used, and each byte counts here.
          output: { format: 'iife', topLevelVar: false, entryFileNames: `[name].${pkg.version}.js` },
        },
      },
    },
    // The QA page; the demo site is plain HTML and needs no build.
    client: {
      build: {
        lib: false,
        outDir: at('dist/demo'),
        rolldownOptions: { input: at('demo/qa/index.html') },
      },
    },
  },
  builder: {
    // One config and one set of plugins for all environments, so that what the chunk build learns reaches the loader.
    sharedConfigBuild: true,
    sharedPlugins: true,
    async buildApp(builder) {
      rmSync(at('dist'), { recursive: true, force: true });
      for (const name of BUILDS) {
        const environment = builder.environments[name];
        if (!environment) throw new Error(`no environment ${name}`);
        await builder.build(environment);
      }
    },
  },
  test: {
    root: at('.'),
    reporters: ['default', at('tests/tools/vitest-tally.ts')],
    projects: [
      {
        extends: true,
        test: { name: 'node', environment: 'node', include: ['tests/**/*.spec.ts'], exclude: ['tests/dist/**'] },
      },
      {
        extends: true,
        // The examples name the package as whoever reads them would.
        resolve: { alias: { porchlight: at('src/index.ts') } },
        test: { name: 'page', environment: 'happy-dom', css: true, include: ['tests/**/*.spec.tsx'] },
      },
      {
        extends: true,
        // What `npm run build` wrote. These start compilers and Nodes of their own, which takes a busy machine a while.
        test: { name: 'dist', environment: 'node', include: ['tests/dist/**/*.spec.ts'], testTimeout: 60_000 },
      },
    ],
  },
  plugins: [
    // The declarations of all npm doors, the server's too.
    only(
      ['lib'],
      dts({
        root: at('.'),
        tsconfigPath: at('tsconfig.json'),
        include: ['src'],
        exclude: ['src/loader', 'src/node/main.ts'],
        entryRoot: at('src'),
        outDirs: at('dist/types'),
      }) as unknown as Plugin,
    ),
    only(['embed'], preactWithoutHtml()),
    only(['embed', 'loader'], embedFiles(pkg.version)),
    only(['embed'], bundledLicenses(pkg.version)),
  ],
});
