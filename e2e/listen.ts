import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** What is open at each, sockets that speak something else than HTTP by now among them: Node closes none of those. */
const open = new WeakMap<Server, Set<Socket>>();

/** Gives the port; 0 takes any free one. */
export const listen = (server: Server, port: number): Promise<number> =>
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

/** With all that is connected to it. */
export const shut = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of open.get(server) ?? []) socket.destroy();
  });
