import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const ENTRY = '\0application';

/** A site owner's own application, bundled by their own Vite from the published doors. */
export interface ConsumerPage {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Bundles the module `code` and serves it with a page under a strict policy of its own; `server` is the one Porchlight
 * server it may speak to.
 */
export async function serveConsumer(code: string, server: string): Promise<ConsumerPage> {
  const files = await bundle(code);
  const site = createServer((request, response) => {
    const script = files.get((request.url ?? '/').slice(1));
    response.writeHead(200, {
      'content-type': script === undefined ? 'text/html; charset=utf-8' : 'text/javascript',
      'content-security-policy': [
        "default-src 'none'",
        "script-src 'self'",
        `connect-src ${server} ${server.replace(/^http/, 'ws')}`,
        // Some browsers ask every site for an icon.
        "img-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
      ].join('; '),
    });
    response.end(script ?? PAGE);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(site.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        site.close(() => resolve());
        site.closeAllConnections();
      }),
  };
}

const PAGE = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>An application</title><script type="module" src="/application.js"></script></head>
  <body><main id="main"><h1>An application</h1></main></body>
</html>`;

async function bundle(code: string): Promise<ReadonlyMap<string, string>> {
  const { output } = (await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"development"' },
    plugins: [
      {
        name: 'application',
        enforce: 'pre',
        resolveId(id, importer) {
          if (id === ENTRY) return id;
          // As from a file beside package.json, whose own name leads to its doors.
          return importer === ENTRY ? this.resolve(id, `${ROOT}application.js`, { skipSelf: true }) : undefined;
        },
        load: (id) => (id === ENTRY ? code : undefined),
      },
    ],
    build: {
      target: 'es2022',
      write: false,
      minify: false,
      modulePreload: false,
      rolldownOptions: {
        input: { application: ENTRY },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  })) as Rolldown.RolldownOutput;
  return new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code] as const] : [])));
}
