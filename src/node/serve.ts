import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Limits } from '../domain/access/limits.ts';
import type { WidgetSettings } from '../domain/settings.ts';
import type { BotProvider } from '../workspace/bots/bot-provider.ts';
import { createReferenceServer } from '../workspace/create-reference-server.ts';
import type { FileStore } from '../workspace/files/file-store.ts';
import type { ReferenceServer } from '../workspace/reference-server.ts';
import type { Store } from '../workspace/store.ts';
import { scryptPasswords } from './agents/scrypt-passwords.ts';
import { type AppOptions, createApp } from './app.ts';
import { loadEmbedAssets } from './embed-assets.ts';
import { startBots } from './start-bots.ts';
import { startTicker } from './ticker.ts';

export interface ServeOptions extends Pick<AppOptions, 'trustProxy' | 'log'> {
  /** The widgets it starts with; saved ones in the store win over these. */
  readonly settings: WidgetSettings | readonly WidgetSettings[];
  /** What bearers of `/api/v1` must show. */
  readonly token: string;
  /** How much is taken from one visitor and from one address; each unset one is that of `LIMITS` (F-6, Z-4). */
  readonly limits?: Partial<Limits>;
  /** Default 4100; 0 takes any free one. */
  readonly port?: number;
  /** Default `127.0.0.1`: this machine alone. */
  readonly host?: string;
  /** The folder the script files were built into; default: that of this package. */
  readonly assets?: string;
  /** Default: a memory store of its own. A store that is given stays open. */
  readonly store?: Store;
  /** Where the bytes of files in chats lie (K-6); default: in memory. One that is given stays open. */
  readonly files?: FileStore;
  /** Who answers the visitors of a widget while its bot serves, by the widget's id (B-1); default: nobody. */
  readonly bots?: Readonly<Record<string, BotProvider>>;
}

export interface Serving {
  /** `http://127.0.0.1:4100`, as it really is. */
  readonly url: string;
  readonly server: ReferenceServer;
  /** Whether script files were found to serve. */
  readonly built: boolean;
  /** Takes no more connections, finishes what was begun, and lets go of the store it made. Repeatable. */
  close(): Promise<void>;
}

/** Starts a whole Porchlight server: workspace, store, deadlines, HTTP. Rejects if the port cannot be had. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { settings, token, port = 4100, host = '127.0.0.1', limits, store, files, bots, trustProxy, log } = options;
  const assets = await loadEmbedAssets(options.assets ?? builtAssets());
  const server = createReferenceServer({
    settings,
    now: Date.now,
    newId: () => randomBytes(16).toString('hex'),
    passwords: scryptPasswords(),
    ...(limits && { limits }),
    ...(store && { store }),
    ...(files && { files }),
  });
  const app = await createApp({
    server,
    token,
    assets,
    ...(trustProxy !== undefined && { trustProxy }),
    ...(log !== undefined && { log }),
  });
  const stopTicking = startTicker(server);
  const stopBots = bots && startBots(server, bots);

  async function end(): Promise<void> {
    stopTicking();
    stopBots?.();
    await app.close();
    await server.close();
  }

  try {
    const url = await app.listen({ port, host });
    let ending: Promise<void> | undefined;
    return { url, server, built: assets !== null, close: () => (ending ??= end()) };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Beside this file in the built package, or where the build puts them when this runs from its source. */
function builtAssets(): string {
  const beside = join(import.meta.dirname, '../embed');
  return existsSync(join(beside, 'manifest.json')) ? beside : join(import.meta.dirname, '../../dist/embed');
}
