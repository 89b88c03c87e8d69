import type { IncomingMessage, ServerResponse } from 'node:http';
import { randomId } from '../../demo/bench/random-id.ts';
import { EMBED_FILES } from '../../demo/server/embed-manifest.ts';
import type { OfflineMessage } from '../../src/domain/form/offline-message.ts';
import type { Visitor } from '../../src/domain/session/visitor.ts';
import type { WidgetSettings } from '../../src/domain/settings.ts';
import { createApp } from '../../src/node/app.ts';
import { loadEmbedAssets } from '../../src/node/embed-assets.ts';
import { createReferenceServer } from '../../src/workspace/create-reference-server.ts';
import type { Scenery } from './sites.ts';

const TOKEN = 'journey-token';
/** The limits are the subject of other stories. */
const MUCH = { limit: 1_000, windowMs: 60_000 };

/** One answer to a page about its session: whose page it was, and what it was told. */
export interface SessionTalk {
  readonly origin: string;
  readonly path: string;
  readonly answer: string;
}

/** A journey's own Porchlight server, read and set up as any owner's program would do it: over the API. */
export interface ChatServer {
  readonly chat: Scenery['chat'];
  /** What pages were told under `/w/{widget}/visitor/`, in order. */
  readonly talks: readonly SessionTalk[];
  messages(): Promise<readonly OfflineMessage[]>;
  visitors(): Promise<readonly Visitor[]>;
  saveIdentityKey(widget: string, key: { readonly kid: string; readonly secret: string }): Promise<void>;
  /** The code by which the widget `shop` refuses this token; null: it serves. Leaves everything as it was. */
  refusal(token: string): Promise<string | null>;
  now(): number;
  /** Moves the server's clock on. */
  pass(ms: number): void;
  close(): Promise<void>;
}

export async function createChatServer(settings: readonly WidgetSettings[]): Promise<ChatServer> {
  let aheadMs = 0;
  const now = (): number => Date.now() + aheadMs;
  const limits = { formsPerVisitor: MUCH, formsPerAddress: MUCH, visitorsPerAddress: MUCH };
  const server = createReferenceServer({ settings, now, newId: randomId, limits });
  const app = await createApp({ server, token: TOKEN, assets: await loadEmbedAssets(EMBED_FILES) });
  const talks: SessionTalk[] = [];

  const ask = async <Body>(method: 'GET' | 'PUT', url: string, payload?: object): Promise<Body> => {
    const headers = { authorization: `Bearer ${TOKEN}` };
    const response = await app.inject({ method, url, headers, ...(payload && { payload }) });
    if (response.statusCode >= 300) throw new Error(`${method} ${url}: ${response.statusCode} ${response.body}`);
    return (response.body ? response.json() : undefined) as Body;
  };

  return {
    chat: {
      answer(request, response) {
        if (/^\/w\/[^/]+\/visitor\//.test(request.url ?? '')) overhear(request, response, talks);
        app.routing(request, response);
      },
      upgrade: (request, socket, head) => void app.server.emit('upgrade', request, socket, head),
    },
    talks,
    messages: async () => (await ask<{ data: OfflineMessage[] }>('GET', '/api/v1/offline-messages?limit=200')).data,
    visitors: async () => (await ask<{ data: Visitor[] }>('GET', '/api/v1/visitors?limit=200')).data,
    saveIdentityKey: (widget, { kid, secret }) =>
      ask('PUT', `/api/v1/widgets/${widget}/identity-keys/${kid}`, { alg: 'HS256', secret }),
    async refusal(token) {
      const response = await app.inject({
        method: 'POST',
        url: '/w/shop/visitor/handover',
        headers: { authorization: `Bearer ${token}`, origin: 'https://www.shop.test' },
        payload: { target: 'https://nobody.test' },
      });
      // A token that serves is told that nobody may be led there.
      const { code } = response.json<{ code: string }>();
      return code === 'forbidden' ? null : code;
    },
    now,
    pass(ms) {
      aheadMs += ms;
    },
    async close() {
      await app.close();
      await server.close();
    },
  };
}

/** Writes the answer down on its way out. */
function overhear(request: IncomingMessage, response: ServerResponse, talks: SessionTalk[]): void {
  const end = response.end.bind(response) as (...rest: unknown[]) => ServerResponse;
  response.end = (...rest: unknown[]) => {
    const [body] = rest;
    const answer = typeof body === 'string' || Buffer.isBuffer(body) ? body.toString() : '';
    if (request.method === 'POST') talks.push({ origin: `${request.headers.origin}`, path: `${request.url}`, answer });
    return end(...rest);
  };
}
