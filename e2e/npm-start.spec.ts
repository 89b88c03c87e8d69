import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'playwright/test';
import { SHOP_WIDGET } from '../demo/server/shop-settings.ts';
import { aSubmission } from '../src/testing/builders.ts';

const SERVE = fileURLToPath(new URL('../demo/serve.ts', import.meta.url));

const ANY_PORTS = { PORCHLIGHT_SITE_PORT: '0', PORCHLIGHT_SERVER_PORT: '0' };

/**
 * Starts what `npm start` starts after the build, and reads what it says until it has said how to end it. It keeps
 * everything in memory unless told otherwise, so that no story meets what another one, or somebody, left.
 */
async function start(environment: Readonly<Record<string, string>>): Promise<{ child: ChildProcess; said: string }> {
  const env = { ...process.env, PORCHLIGHT_STORE: 'memory', ...environment };
  const child = spawn(process.execPath, [SERVE], { env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (said += data.toString()));
  const ended = once(child, 'exit');
  while (!said.includes('Ctrl+C ends it.') && child.exitCode === null) {
    await Promise.race([once(child.stdout, 'data'), ended]);
  }
  return { child, said };
}

test('what npm start prints works as it stands, and a signal ends it in peace', async ({ request }) => {
  const { child, said } = await start(ANY_PORTS);
  try {
    const [, site = ''] = /Demo site {3}(\S+)/.exec(said) ?? [];
    const [, qa = ''] = /QA page {5}(\S+)/.exec(said) ?? [];
    const [, bearer = '', api = ''] = /curl -H "Authorization: (Bearer \S+)" (\S+offline-messages)/.exec(said) ?? [];
    expect(said).toContain('messages end with it');
    expect(await (await request.get(site)).text()).toContain('Lantern');
    expect(await (await request.get(qa)).text()).toContain('Porchlight QA');
    const messages = await request.get(api, { headers: { authorization: bearer } });
    expect(await messages.json()).toEqual({ data: [], next: null });
    const [, account = '', signIn = ''] = /-d '(\{"email".*?\})' (\S+\/agent\/session)/.exec(said) ?? [];
    const headers = { origin: new URL(signIn).origin, 'content-type': 'application/json' };
    expect((await request.post(signIn, { headers, data: account })).status()).toBe(201);
  } finally {
    child.kill('SIGTERM');
  }
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('Z-8 what a visitor left is there after npm start ended and began again', async ({ request }) => {
  const data = await mkdtemp(join(tmpdir(), 'porchlight-'));
  const kept = { ...ANY_PORTS, PORCHLIGHT_STORE: 'sqlite', PORCHLIGHT_DATA: data };
  const ids: unknown[] = [];
  for (const run of ['first', 'second']) {
    const { child, said } = await start(kept);
    try {
      expect(said).toContain(`Everything is kept in ${data}`);
      const [, bearer = '', api = ''] =
        /curl -H "Authorization: (Bearer \S+)" (\S+)\/api\S+offline-messages/.exec(said) ?? [];
      if (run === 'first') {
        const answer = await request.post(`${api}/w/${SHOP_WIDGET}/offline-messages`, { data: aSubmission() });
        ids.push((await answer.json()).id);
      }
      const messages = await request.get(`${api}/api/v1/offline-messages`, { headers: { authorization: bearer } });
      expect(await messages.json()).toMatchObject({ data: ids.map((id) => ({ id })), next: null });
    } finally {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  }
  await rm(data, { recursive: true });
});

test('npm start goes on to the next port when its own is taken', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const { child, said } = await start({ PORCHLIGHT_SITE_PORT: String(port), PORCHLIGHT_SERVER_PORT: '0' });
  child.kill('SIGTERM');
  await once(child, 'exit');
  other.close();
  expect(Number(/Demo site {3}http:\/\/localhost:(\d+)/.exec(said)?.[1])).toBeGreaterThan(port);
});

test('npm start says in a sentence what is wrong with a port', async () => {
  const { child, said } = await start({ PORCHLIGHT_SITE_PORT: 'next-door' });
  expect(said).toBe('PORCHLIGHT_SITE_PORT=next-door is no port.\n');
  expect(child.exitCode).toBe(1);
});
