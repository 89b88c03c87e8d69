import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { qaPolicy, shopPolicy } from './page-policy.ts';
import type { SceneServers } from './scene-servers.ts';
import { sendFile } from './send-file.ts';

const SHOP_FILES = fileURLToPath(new URL('../site', import.meta.url));
const BUILT_FILES = fileURLToPath(new URL('../../dist/demo', import.meta.url));

export interface SiteOptions {
  readonly scenes: SceneServers;
  /** What the shop's pages have in their place: `{{server}}`, `{{widget}}` … */
  readonly fill: () => Readonly<Record<string, string>>;
}

/** The demo site: the shop's own pages, the QA page under `/qa/`, and the scene servers under `/scenes/`. */
export function createSiteServer({ scenes, fill }: SiteOptions): Server {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = request.url ?? '/';
    if (url.startsWith('/scenes/')) return scenes.answer(request, response);
    const path = url.replace(/[?#].*$/s, '');
    if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, 'Only GET.');
    if (path === '/qa') {
      response.writeHead(308, { location: '/qa/' });
      return void response.end();
    }
    const values = fill();
    const sent =
      path.startsWith('/qa/') || path.startsWith('/assets/')
        ? await sendFile(response, { root: BUILT_FILES, path, policy: qaPolicy })
        : await sendFile(response, {
            root: SHOP_FILES,
            path,
            policy: shopPolicy(values.server ?? "'none'"),
            fill: (html) => html.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => values[name] ?? ''),
          });
    if (!sent) end(response, 404, path === '/qa/' ? 'The QA page is not built; run npm run build.' : 'Not found.');
  };

  const site = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) end(response, 500, 'The demo site failed; its log says why.');
    });
  });
  return site.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    scenes.upgrade(request, socket, head);
  });
}

function end(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${sentence}\n`);
}
