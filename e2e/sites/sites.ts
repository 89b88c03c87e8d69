import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Socket } from 'node:net';
import { createCertificate } from './certificate.ts';
import { createPlainEar, type PlainEar } from './plain-ear.ts';
import { startProxy } from './proxy.ts';
import { CHAT_HOST, sendSitePage } from './site-page.ts';

/** What one story puts on the web. */
export interface Scenery {
  /** Answers for the chat server, over https. */
  readonly chat: {
    answer(request: IncomingMessage, response: ServerResponse): void;
    upgrade(request: IncomingMessage, socket: Socket, head: Buffer): void;
  };
  readonly links: readonly string[];
  /** From an origin to the one that its pages send visitors on to. */
  readonly redirects: Readonly<Record<string, string>>;
}

/** A web of its own: every host name there is, over http and https, and the chat server as one of them. */
export interface Sites {
  /** For a browser's settings. */
  readonly proxy: string;
  /** Puts this scenery up in place of the one before; what is heard over plain http is given back. */
  show(scenery: Scenery): PlainEar;
  close(): Promise<void>;
}

/** Starts it; one serves all the stories of a worker, one after the other. */
export async function startSites(): Promise<Sites> {
  let scenery: Scenery | null = null;
  let ear = createPlainEar();

  const answerPage = (scheme: 'http' | 'https', request: IncomingMessage, response: ServerResponse): void => {
    const address = URL.parse(request.url ?? '/', `${scheme}://${request.headers.host}`);
    if (!scenery || !address || address.hostname === CHAT_HOST || address.pathname === '/favicon.ico') {
      response.writeHead(404).end();
      return;
    }
    const target = scenery.redirects[address.origin];
    if (target !== undefined) {
      response.writeHead(301, { location: new URL(address.pathname + address.search, target).href }).end();
      return;
    }
    sendSitePage(response, { address, links: scenery.links });
  };

  const plain = createServer((request, response) => {
    void ear.hearRequest(request);
    answerPage('http', request, response);
  });
  const secure = createSecureServer(createCertificate([CHAT_HOST]), (request, response) => {
    if (scenery && request.headers.host === CHAT_HOST) scenery.chat.answer(request, response);
    else answerPage('https', request, response);
  });
  secure.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    if (scenery && request.headers.host === CHAT_HOST) scenery.chat.upgrade(request, socket, head);
    else socket.destroy();
  });
  const proxy = await startProxy(plain, secure);

  return {
    proxy: proxy.address,
    show(next) {
      scenery = next;
      ear = createPlainEar();
      return ear;
    },
    async close() {
      await proxy.close();
      secure.closeAllConnections();
    },
  };
}
