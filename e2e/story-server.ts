import { randomId } from '../demo/bench/random-id.ts';
import { EMBED_FILES } from '../demo/server/embed-manifest.ts';
import { shopPolicy } from '../demo/server/page-policy.ts';
import type { Limits } from '../src/domain/access/limits.ts';
import type { OfflineMessage } from '../src/domain/form/offline-message.ts';
import type { OnlineChoice } from '../src/domain/presence/presence.ts';
import type { Visitor } from '../src/domain/session/visitor.ts';
import type { WidgetSettings } from '../src/domain/settings.ts';
import { createApp } from '../src/node/app.ts';
import { loadEmbedAssets } from '../src/node/embed-assets.ts';
import { startBots } from '../src/node/start-bots.ts';
import type { BotProvider } from '../src/workspace/bots/bot-provider.ts';
import { createReferenceServer } from '../src/workspace/create-reference-server.ts';
import type { ReferenceServer } from '../src/workspace/reference-server.ts';
import { listen, shut } from './listen.ts';
import { openNetwork, type StoryNetwork, type Ways } from './story-network.ts';
import { type StorySite, startSite, WIDGET } from './story-site.ts';

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
  /** Who answers while the widget's bot serves. */
  readonly bot?: BotProvider;
  /** The policy of the page, given the server's address; default: the demo shop's. */
  readonly policy?: (server: string) => string;
}

/** One story's own Porchlight server, and an ordinary page on another origin with nothing but the pasted script tag. */
export interface Story {
  /** For what agents do, who have no page here. */
  readonly server: ReferenceServer;
  readonly serverUrl: string;
  readonly page: StorySite['page'];
  save(settings: Omit<WidgetSettings, 'id'>): Promise<void>;
  anna(online: OnlineChoice): Promise<void>;
  /** As any program would read them: over the API, with the token. */
  messages(): Promise<readonly OfflineMessage[]>;
  visitors(): Promise<readonly Visitor[]>;
  now(): number;
  /** The server's clock goes ahead by this, and what comes due in between takes effect. */
  pass(ms: number): Promise<void>;
  readonly silence: StoryNetwork['silence'];
  readonly loseAnswer: StoryNetwork['loseAnswer'];
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
  bot,
  policy = shopPolicy,
}: StoryOptions): Promise<Story> {
  let ahead = aheadMs;
  const now = (): number => Date.now() + ahead;
  const server = createReferenceServer({ settings: { id: WIDGET, ...settings }, now, newId: randomId, limits });
  const anna = async (online: OnlineChoice): Promise<void> => {
    await server.handle({ kind: 'save-agent', agent: 'anna', online, presence: 'always' });
  };
  await anna(staffed ? 'online' : 'offline');

  const stopBots = bot && startBots(server, { [WIDGET]: bot });
  const app = await createApp({ server, token: TOKEN, assets: await loadEmbedAssets(EMBED_FILES) });
  const { api, silence, loseAnswer } = openNetwork(app, ways);
  const port = await listen(api, 0);
  const serverUrl = `http://localhost:${port}`;
  const site = await startSite(serverUrl, policy);

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
    page: site.page,
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
    loseAnswer,
    cut: () => shut(api),
    mend: async () => void (await listen(api, port)),
    async close() {
      stopBots?.();
      await Promise.all([shut(api), site.close()]);
      await app.close();
      await server.close();
    },
  };
}
