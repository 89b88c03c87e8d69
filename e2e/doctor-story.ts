import { createServer, type IncomingMessage, request as requestOf, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { randomId } from '../demo/bench/random-id.ts';
import { EMBED_FILES, readEmbedManifest } from '../demo/server/embed-manifest.ts';
import type { WidgetSettings } from '../src/domain/settings.ts';
import { createApp } from '../src/node/app.ts';
import { loadEmbedAssets } from '../src/node/embed-assets.ts';
import { createReferenceServer } from '../src/workspace/create-reference-server.ts';

const WIDGET = 'story';

export interface DoctorStoryOptions {
  readonly settings?: Omit<WidgetSettings, 'id'>;
  /** How far the server's clock is ahead of this machine's. */
  readonly aheadMs?: number;
  /** What the proxy before the server does not let through. */
  readonly faults?: readonly ('preflight' | 'socket' | 'stream')[];
  /** The page's content security policy, by the server's address; default: none. */
  policy?(server: string): string;
  /** How often the page has the tag. */
  readonly tags?: number;
}

export interface DoctorStory {
  readonly server: string;
  readonly page: string;
  /** How many probes of the stream were answered to their end. */
  probes(): number;
  close(): Promise<void>;
}

/** A page with our tag, a real server, and before that a proxy that spoils what an owner's proxy might. */
export async function startDoctorStory(options: DoctorStoryOptions): Promise<DoctorStory> {
  const { settings = {}, aheadMs = 0, faults = [], policy, tags = 1 } = options;
  const now = (): number => Date.now() + aheadMs;
  const server = createReferenceServer({ settings: { id: WIDGET, ...settings }, now, newId: randomId });
  await server.handle({ kind: 'save-agent', agent: 'anna', online: 'online', presence: 'always' });
  const app = await createApp({ server, token: randomId(), assets: await loadEmbedAssets(EMBED_FILES) });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;

  let probes = 0;
  const proxy = createServer((request, response) => {
    if (request.url?.endsWith('/probe/stream')) response.on('finish', () => probes++);
    if (request.method === 'OPTIONS' && faults.includes('preflight')) response.writeHead(405).end();
    else passOn(request, response, port, faults.includes('stream'));
  });
  proxy.on('upgrade', (request: IncomingMessage, socket) => {
    if (faults.includes('socket')) {
      socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n');
      return;
    }
    const behind = connect(port, '127.0.0.1');
    const headers = request.rawHeaders.map((text, index) => (index % 2 ? `${text}\r\n` : `${text}: `)).join('');
    behind.write(`GET ${request.url} HTTP/1.1\r\n${headers}\r\n`);
    behind.pipe(socket).pipe(behind);
    for (const end of [behind, socket]) end.on('error', () => end.destroy());
  });
  const address = `http://localhost:${await listen(proxy)}`;

  const { script, scriptIntegrity } = await readEmbedManifest();
  const tag = `<script async src="${address}/embed/${script}" integrity="${scriptIntegrity}" crossorigin="anonymous" data-widget="${WIDGET}"></script>`;
  const site = createServer((_request, response) => {
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      ...(policy && { 'content-security-policy': policy(address) }),
    });
    response.end(`<!doctype html><html lang="en"><title>A page</title><h1>A page</h1>${tag.repeat(tags)}</html>`);
  });
  return {
    server: address,
    page: `http://localhost:${await listen(site)}/`,
    probes: () => probes,
    async close() {
      for (const one of [proxy, site]) {
        one.closeAllConnections();
        one.close();
      }
      await app.close();
      await server.close();
    },
  };
}

/** `isHeld`: as a proxy does that buffers, the answer to the probe goes on when it is whole. */
function passOn(request: IncomingMessage, response: ServerResponse, port: number, isHeld: boolean): void {
  const { method, url, headers } = request;
  const behind = requestOf({ port, host: '127.0.0.1', method, path: url, headers }, async (answer) => {
    const head = [answer.statusCode ?? 502, answer.headers] as const;
    if (!isHeld || !url?.endsWith('/probe/stream')) {
      response.writeHead(...head);
      answer.pipe(response);
      return;
    }
    const whole = await answer.toArray();
    response.writeHead(...head).end(Buffer.concat(whole));
  });
  behind.on('error', () => response.destroy());
  request.pipe(behind);
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));
