import type { Server } from 'node:http';

const TRIES = 20;

/**
 * Listens on the wished port, or on the next free one if that is taken. Resolves with the port; rejects with a sentence
 * where none of the next twenty is free or the port may not be used at all. Port 0 means any.
 */
export async function listen(server: Server, port: number, host: string): Promise<number> {
  for (let tried = port; tried < port + TRIES; tried++) {
    const code = await tryPort(server, tried, host);
    if (code === null) {
      const address = server.address();
      return typeof address === 'object' && address ? address.port : tried;
    }
    if (code !== 'EADDRINUSE') throw new Error(`Port ${tried} cannot be used (${code}). Set another one.`);
  }
  throw new Error(`Ports ${port} to ${port + TRIES - 1} are all taken. Set another one.`);
}

const tryPort = (server: Server, port: number, host: string): Promise<string | null> =>
  new Promise((resolve) => {
    const onError = (error: NodeJS.ErrnoException): void => resolve(error.code ?? error.message);
    server.once('error', onError);
    server.listen(port, host, () => {
      server.off('error', onError);
      resolve(null);
    });
  });
