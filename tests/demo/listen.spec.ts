import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { listen } from '../../demo/server/listen.ts';

const HOST = '127.0.0.1';
const servers: Server[] = [];
const newServer = (): Server => {
  const server = createServer();
  servers.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

describe('where the demo listens', () => {
  it('takes any port when asked for none', async () => {
    const server = newServer();
    const port = await listen(server, 0, HOST);
    expect(port).toBeGreaterThan(0);
    expect((server.address() as AddressInfo).port).toBe(port);
  });

  it('goes on to the next port when the wished one is taken', async () => {
    const taken = await listen(newServer(), 0, HOST);
    expect(await listen(newServer(), taken, HOST)).toBeGreaterThan(taken);
  });

  it('says so in a sentence when an address cannot be used at all', async () => {
    await expect(listen(newServer(), 0, '203.0.113.1')).rejects.toThrow(
      /^Port 0 cannot be used \(E\w+\)\. Set another/,
    );
  });
});
