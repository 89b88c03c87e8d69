import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { randomId } from '../demo/bench/random-id.ts';
import { EMBED_FILES, readEmbedManifest } from '../demo/server/embed-manifest.ts';
import { shopPolicy } from '../demo/server/page-policy.ts';
import type { Limits } from '../src/domain/access/limits.ts';
import type { OfflineMessage } from '../src/domain/form/offline-message.ts';
import type { OnlineChoice } from '../src/domain/presence/presence.ts';
import type { Visitor } from '../src/domain/session/visitor.ts';
import type { WidgetSettings } from '../src/domain/settings.ts';
import { createApp } from '../src/node/app.ts';
import { loadEmbedAssets } from '../src/node/embed-assets.ts';
import { createReferenceServer } from '../src/workspace/create-reference-server.ts';
import type { ReferenceServer } from '../src/workspace/reference-server.ts';
import { openNetwork, type StoryNetwork, type Ways } from './story-network.ts';

export const WIDGET = 'story';
const TOKEN = 'story-token';

export interface StoryOptions {
  readonly settings?: Omit<WidgetSettings, 'id'>;
  /** Whether an agent is there from the start. */
  readonly staffed?: boolean;
  /** How far the server's clock is ahead of this machine's. */
  readonly aheadMs?: number;
  readonly ways?: Ways;
  /** Where a story says more at once than a visitor may. */
  readonly limits?: Partial<Limits>;
  /** The policy of the page, given the server's address; default: the demo shop's. */
  readonly policy?: (server: string) => string;
}

export type TagKind = 'a' | 'b';

/** One story's own Porchlight server, and an ordinary page on another origin with nothing but the pasted script tag. */
export interface Story {
  /** For what agents do, who have no page here. */
  readonly server: ReferenceServer;
  readonly serverUrl: string;
  /** The page's address, by kind of tag and what else stands in the tag. */
  page(tag: TagKind, attributes?: Readonly<Record<string, string>>): string;
  save(settings: Omit<WidgetSettings, 'id'>): Promise<void>;
  anna(online: OnlineChoice): Promise<void>;
  /** As any program would read them: over the API, with the token. */
  messages(): Promise<readonly OfflineMessage[]>;
  visitors(): Promise<readonly Visitor[]>;
  now(): number;
  /** The server's clock goes ahead by this, and what comes due in between takes effect. */
  pass(ms: number): Promise<void>;
  readonly silence: StoryNetwork['silence'];
  /** Cuts every connection and refuses new ones, until `mend`. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
}

export async function startStory({
  settings = {},
  staffed = true,
  aheadMs = 0,
  ways = 'all',
  limits = {},
  policy = shopPolicy,
}: StoryOptions): Promise<Story> {
  let ahead = aheadMs;
  const now = (): number => Date.now() + ahead;
  const server = createReferenceServer({ settings: { id: WIDGET, ...settings }, now, newId: randomId, limits });
  const anna = async (online: OnlineChoice): Promise<void> => {
    await server.handle({ kind: 'save-agent', agent: 'anna', online, presence: 'always' });
  };
  await anna(staffed ? 'online' : 'offline');

  const app = await createApp({ server, token: TOKEN, assets: await loadEmbedAssets(EMBED_FILES) });
  const { api, silence } = openNetwork(app, ways);
  const port = await listen(api, 0);
  const serverUrl = `http://localhost:${port}`;
  const manifest = await readEmbedManifest();
  const site = createServer((request, response) => {
    const query = new URL(request.url ?? '/', serverUrl).searchParams;
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy(serverUrl),
    });
    response.end(pageHtml(serverUrl, manifest, query));
  });
  const siteUrl = `http://localhost:${await listen(site, 0)}`;

  const list = async <Listed>(what: string): Promise<readonly Listed[]> => {
    const response = await app.inject({
      url: `/api/v1/${what}?widget=${WIDGET}&limit=200`,
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    return response.json<{ data: readonly Listed[] }>().data;
  };

  return {
    server,
    serverUrl,
    page: (tag, attributes = {}) => `${siteUrl}/?${new URLSearchParams({ tag, ...attributes })}`,
    async save(next) {
      const saved = await server.handle({ kind: 'save-widget', settings: { id: WIDGET, ...next } });
      if (!saved.ok) throw new Error(saved.problem.message);
    },
    anna,
    messages: () => list<OfflineMessage>('offline-messages'),
    visitors: () => list<Visitor>('visitors'),
    now,
    async pass(ms) {
      ahead += ms;
      await server.handle({ kind: 'tick' });
    },
    silence,
    cut: () => shut(api),
    mend: async () => void (await listen(api, port)),
    async close() {
      await Promise.all([shut(api), shut(site)]);
      await app.close();
      await server.close();
    },
  };
}

function pageHtml(
  server: string,
  manifest: { script: string; scriptIntegrity: string },
  query: URLSearchParams,
): string {
  const { tag, lang = 'en', ...data } = Object.fromEntries(query);
  const own =
    tag === 'a'
      ? { src: `${server}/w/${WIDGET}.js` }
      : {
          src: `${server}/embed/${manifest.script}`,
          integrity: manifest.scriptIntegrity,
          crossorigin: 'anonymous',
          'data-server': server,
          'data-widget': WIDGET,
        };
  const attributes = Object.entries({ ...own, ...data }).map(
    ([name, value]) => ` ${name}="${value.replaceAll('"', '&quot;')}"`,
  );
  return `<!doctype html>
<html lang="${lang}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>An ordinary page</title>
  </head>
  <body>
    <main>
      <h1>An ordinary page</h1>
      <p>It was here before the widget, and <a href="#more">goes on</a> without it.</p>
    </main>
    <script async${attributes.join('')}></script>
  </body>
</html>`;
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const sockets = open.get(server) ?? new Set();
    if (!open.has(server)) {
      open.set(server, sockets);
      server.on('connection', (socket) => {
        sockets.add(socket);
        socket.once('close', () => sockets.delete(socket));
      });
    }
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

/** What is open at each, sockets that speak something else than HTTP by now among them: Node closes none of those. */
const open = new WeakMap<Server, Set<Socket>>();

const shut = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of open.get(server) ?? []) socket.destroy();
  });
