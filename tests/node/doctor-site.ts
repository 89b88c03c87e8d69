import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { WebSocketServer } from 'ws';
import type { PublicSettings } from '../../src/domain/settings.ts';

/** What a Porchlight server, or something before it, does to those who ask; unset: what it should. */
export interface ServerTraits {
  readonly status?: 'fine' | 'origin-refused' | 'widget-unknown' | 'html' | 'cut';
  readonly settings?: Partial<PublicSettings>;
  /** Without: answers carry no leave for other sites' pages. */
  readonly cors?: boolean;
  readonly preflight?: 'fine' | 'login' | 'without-authorization';
  readonly socket?: boolean;
  readonly stream?: 'flowing' | 'held' | 'missing';
  /** What its clock shows. */
  readonly now?: number;
}

export interface DoctorSite {
  readonly server: string;
  /** What it was asked: method and path. */
  readonly asked: readonly string[];
  /** Whoever reads the clock has seen the first line of the stream, and gets the second. */
  readonly now: () => number;
}

const START = Date.UTC(2026, 10, 23, 10);

/** A server that speaks just enough of the protocol to be examined, and badly where a test wants it. */
export async function doctorServer(traits: ServerTraits = {}): Promise<DoctorSite> {
  const { status = 'fine', settings = {}, cors = true, preflight = 'fine', socket = true, stream = 'flowing' } = traits;
  const asked: string[] = [];
  let read = START;
  let sendSecondLine = (): void => undefined;

  const http = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    asked.push(`${method} ${url}`);
    if (cors) response.setHeader('access-control-allow-origin', headers.origin ?? 'nobody');
    const json = (code: number, body: unknown): void => {
      response.writeHead(code, { 'content-type': 'application/json', 'porchlight-now': traits.now ?? START });
      response.end(JSON.stringify(body));
    };
    if (method === 'OPTIONS') {
      const allowed = preflight === 'fine' ? 'authorization, content-type' : 'content-type';
      if (preflight === 'login') response.writeHead(302, { location: '/login' });
      else response.writeHead(204, { 'access-control-allow-headers': allowed });
      response.end();
    } else if (url.endsWith('/probe/stream') && stream !== 'missing') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      if (stream === 'held') response.end('data: first\n\ndata: second\n\n');
      else {
        response.write('data: first\n\n');
        sendSecondLine = () => response.end('data: second\n\n');
      }
    } else if (!url.endsWith('/status')) json(404, { code: 'not-found', message: '' });
    else if (status === 'cut') request.socket.destroy();
    else if (status === 'html') response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Welcome');
    else if (status === 'fine') {
      json(200, { version: '1', settings: { id: 'shop', ...settings }, people: { staffed: true } });
    } else json(403, { code: status, message: '' });
  });
  if (socket) {
    const sockets = new WebSocketServer({ server: http });
    sockets.on('connection', (opened) => opened.close(1_000));
  }
  return {
    server: `http://127.0.0.1:${await listen(http)}`,
    asked,
    now() {
      sendSecondLine();
      read += 1_000;
      return read;
    },
  };
}

/** A site whose every page is what the listener makes it; gives back its port. */
export const site = (listener: RequestListener): Promise<number> => listen(createServer(listener));

/** A page of this body, and what its headers say; gives back its address. */
export async function page(body: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
  const port = await site((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
  });
  return `http://127.0.0.1:${port}/`;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}
