import { createServer, type Server } from 'node:http';
import type { Server as SecureServer } from 'node:https';
import type { Socket } from 'node:net';
import { listen } from '../../demo/server/listen.ts';

export interface Proxy {
  /** As a browser takes it: `http://127.0.0.1:PORT`. */
  readonly address: string;
  close(): Promise<void>;
}

/**
 * A forward proxy that leads every host name to two servers of this process: port 80 to `plain`, port 443 to `secure`.
 * So a browser visits `https://www.shop.test` on the usual port, with no entry in any hosts file. Neither server listens.
 */
export async function startProxy(plain: Server, secure: SecureServer): Promise<Proxy> {
  const proxy = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://unnamed.test');
    request.url = pathname + search;
    plain.emit('request', request, response);
  });
  proxy.on('connect', (request, socket, head) => {
    const server = request.url?.endsWith(':443') ? secure : plain;
    // A browser that closes its tab cuts its connections; that is no error of anybody's.
    socket.on('error', () => socket.destroy());
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    server.emit('connection', socket);
  });
  secure.on('tlsClientError', () => undefined);
  // A tunnel is no connection of HTTP's any more, which `closeAllConnections` would know of; a browser may hold one for long.
  const sockets = new Set<Socket>();
  proxy.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const port = await listen(proxy, 0, '127.0.0.1');
  return {
    address: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        proxy.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
