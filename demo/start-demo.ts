import type { Server } from 'node:http';
import type { WidgetSettings } from '../src/domain/settings.ts';
import { scryptPasswords } from '../src/node/agents/scrypt-passwords.ts';
import { createApp } from '../src/node/app.ts';
import { loadEmbedAssets } from '../src/node/embed-assets.ts';
import { startTicker } from '../src/node/ticker.ts';
import { createReferenceServer } from '../src/workspace/create-reference-server.ts';
import type { ReferenceServer } from '../src/workspace/reference-server.ts';
import type { Store } from '../src/workspace/store.ts';
import { randomId } from './bench/random-id.ts';
import { DEMO_TOKEN } from './demo-token.ts';
import { EMBED_FILES, readEmbedManifest } from './server/embed-manifest.ts';
import { listen } from './server/listen.ts';
import { createSceneServers } from './server/scene-servers.ts';
import { shopSettings } from './server/shop-settings.ts';
import { createSiteServer } from './server/site-server.ts';

const HOST = '127.0.0.1';

export interface DemoOptions {
  /** Ports wished for; the next free one is taken. 0: any. */
  readonly sitePort: number;
  readonly serverPort: number;
  /** Default: the shop's. */
  readonly settings?: WidgetSettings;
  /** Default: the real time. */
  readonly now?: () => number;
  /** Default: a memory store of its own. A store that is given stays open. */
  readonly store?: Store;
}

/** The demo as it runs: the shop and the QA page on one origin, the Porchlight server on another. */
export interface Demo {
  readonly siteUrl: string;
  readonly qaUrl: string;
  readonly serverUrl: string;
  readonly token: string;
  readonly server: ReferenceServer;
  close(): Promise<void>;
}

/** Starts both; rejects with a sentence where the build is missing or no port is free. */
export async function startDemo({ sitePort, serverPort, settings, now, store }: DemoOptions): Promise<Demo> {
  const manifest = await readEmbedManifest();
  const widget = settings ?? shopSettings;
  const server = createReferenceServer({
    settings: widget,
    now: now ?? Date.now,
    newId: randomId,
    passwords: scryptPasswords(),
    ...(store && { store }),
  });
  const stopTicking = startTicker(server);
  const anna = { name: 'Anna', allDepartments: true, online: 'online', presence: 'always' } as const;
  await server.handle({ kind: 'save-agent', agent: 'anna', ...anna });

  const app = await createApp({ server, token: DEMO_TOKEN, assets: await loadEmbedAssets(EMBED_FILES) });
  // Not one of our own around the app: it would not know the app's WebSockets.
  const api = app.server as Server;
  const scenes = createSceneServers(DEMO_TOKEN);
  let serverUrl = '';
  const site = createSiteServer({
    scenes,
    fill: () => ({
      server: serverUrl,
      widget: widget.id,
      script: manifest.script,
      integrity: manifest.scriptIntegrity,
    }),
  });
  serverUrl = `http://localhost:${await listen(api, serverPort, HOST)}`;
  const siteUrl = `http://localhost:${await listen(site, sitePort, HOST)}`;

  return {
    siteUrl,
    qaUrl: `${siteUrl}/qa/`,
    serverUrl,
    token: DEMO_TOKEN,
    server,
    async close() {
      await Promise.all([api, site].map(stopListening));
      await scenes.close();
      await app.close();
      stopTicking();
      await server.close();
    },
  };
}

const stopListening = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
